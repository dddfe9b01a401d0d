const DAY_MS = 86_400_000;

let dayStartMs = Number.NaN;
let dayText = '';

/** `YYYY-MM-DD HH:MM:SS.mmm` in UTC, cut (not rounded) to the millisecond as Python's logging does. */
export function osloStamp(atMs: number): string {
  const day = Math.floor(atMs / DAY_MS) * DAY_MS;
  if (day !== dayStartMs) {
    dayStartMs = day;
    dayText = new Date(day).toISOString().slice(0, 10);
  }
  const ms = Math.floor(atMs) - day;
  return `${dayText} ${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${three(ms % 1000)}`;
}

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function isoSecond(atMs: number): string {
  return `${new Date(Math.floor(atMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function three(value: number): string {
  return value < 10 ? `00${value}` : value < 100 ? `0${value}` : String(value);
}
