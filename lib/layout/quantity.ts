const NARROW_SPACE = '\u202f';

/** A whole number with its thousands set apart: `38 112`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}

/** A count with its noun: `1 boot`, `38 112 boots`. */
export function formatCountOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** A part of a whole (0 to 1) in percent; parts that would round to nothing or to all say so: `< 1 %`, `> 99 %`. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const percent = share * 100;
  if (percent > 0 && percent < 0.5) return `< 1${NARROW_SPACE}%`;
  if (percent < 100 && percent > 99.5) return `> 99${NARROW_SPACE}%`;
  return `${Math.round(percent)}${NARROW_SPACE}%`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in decimal units with 3 significant digits: `2.10 GB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '–';
  let value = bytes;
  let step = 0;
  // 999.5 would be written as 1000 of the smaller unit.
  while (value >= 999.5 && step < BYTE_UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const decimals = step === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(decimals)}${NARROW_SPACE}${BYTE_UNITS[step]}`;
}

/** Events in a second: `214`, `3.5`, `0.02`. */
export function formatRate(perSecond: number): string {
  if (!Number.isFinite(perSecond) || perSecond <= 0) return '0';
  if (perSecond >= 10) return formatCount(perSecond);
  return perSecond >= 0.1 ? perSecond.toFixed(1) : perSecond.toFixed(2);
}
