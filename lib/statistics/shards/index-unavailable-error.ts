/** The index, or a part of it, cannot answer now; the database can. */
export class IndexUnavailableError extends Error {
  override name = 'IndexUnavailableError';

  constructor() {
    super('The index of boots cannot answer now');
  }
}
