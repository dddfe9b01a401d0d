/** Milliseconds as the API writes them: rounded to the microsecond, which is as fine as any stamp. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

export function roundMsOrNull(ms: number | null): number | null {
  return ms === null ? null : roundMs(ms);
}

/** A moment as ISO 8601 in UTC, with microseconds where there are any. */
export function isoInstant(atMs: number): string {
  const micros = Math.round(atMs * 1000);
  const wholeMs = Math.floor(micros / 1000);
  const rest = micros - wholeMs * 1000;
  const iso = new Date(wholeMs).toISOString();
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

export function isoInstantOrNull(atMs: number | null): string | null {
  return atMs === null ? null : isoInstant(atMs);
}
