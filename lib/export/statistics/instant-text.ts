/** A moment in ISO 8601, UTC. */
export function instantText(atMs: number): string {
  return new Date(atMs).toISOString();
}
