/** A failure the operator can understand and mend: printed as its message, without a stack trace. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
}

/** The `code` of a system error such as ENOENT; undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
