/** Units of a duration as read on screen, with their length in milliseconds, smallest first. */
const UNITS = [
  ['µs', 0.001],
  ['ms', 1],
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
] as const;

export type DurationUnit = (typeof UNITS)[number][0];

const LENGTH_MS = new Map<DurationUnit, number>(UNITS);
/** From this many milliseconds on the next unit reads better; seconds are kept up to ten minutes. */
const STARTS_AT_MS: Record<DurationUnit, number> = {
  µs: 0,
  ms: 1,
  s: 1000,
  min: 600_000,
  h: 7_200_000,
  d: 172_800_000,
};
const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';

/** The unit in which one duration of so many milliseconds reads best. */
export function durationUnit(durationMs: number): DurationUnit {
  const size = Math.abs(durationMs);
  if (size === 0) return 'ms';
  return UNITS.map(([unit]) => unit).findLast((unit) => size >= STARTS_AT_MS[unit]) ?? 'µs';
}

/**
 * The one unit for a column of durations in milliseconds: that of its largest, but minutes and more only where half of
 * them reach that far, since a lone long one would press the others into thousandths.
 */
export function columnUnit(durationsMs: Iterable<number | null>): DurationUnit {
  const known = [...durationsMs].filter((duration) => duration !== null);
  const sizes = Float64Array.from(known, Math.abs).sort();
  const largest = durationUnit(sizes.at(-1) ?? 0);
  const median = durationUnit(sizes[sizes.length >> 1] ?? 0);
  if (unitRank(largest) <= unitRank('s')) return largest;
  return unitRank(median) <= unitRank('s') ? 's' : median;
}

function unitRank(unit: DurationUnit): number {
  return UNITS.findIndex(([name]) => name === unit);
}

export interface DurationStyle {
  /** Unit of the column; by default the best for this value. */
  unit?: DurationUnit;
  /** What the clock can tell apart, in milliseconds: no digit finer than that is written. */
  resolutionMs?: number;
}

/** A duration with 3 significant digits and its unit: `6.48 s`, `412 ms`. In a column's unit never more than 3 decimals. */
export function formatDuration(durationMs: number, style: DurationStyle = {}): string {
  if (!Number.isFinite(durationMs)) return '–';
  const unit = style.unit ?? durationUnit(durationMs);
  const length = LENGTH_MS.get(unit) ?? 1;
  const value = Math.abs(durationMs) / length;
  const decimals = Math.min(significantDecimals(value), resolvedDecimals(length, style.resolutionMs));
  const text = value.toFixed(decimals);
  const sign = durationMs < 0 ? MINUS : '';
  // What rounds to nothing is not nothing.
  if (value > 0 && Number(text) === 0)
    return `${sign}<${(10 ** -decimals).toFixed(decimals)}${NARROW_SPACE}${unit}`;
  return `${sign}${text}${NARROW_SPACE}${unit}`;
}

function significantDecimals(value: number): number {
  if (value === 0) return 0;
  // 9.996 rounds to 10.0: the digits are counted after rounding.
  const rounded = Number(value.toPrecision(3));
  return Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(rounded))));
}

function resolvedDecimals(unitMs: number, resolutionMs = 0): number {
  if (resolutionMs <= 0) return 3;
  return Math.min(3, Math.max(0, Math.ceil(Math.log10(unitMs / resolutionMs) - 1e-9)));
}

/** The same duration with nothing rounded away but parts of a microsecond: `6 483 ms`, `0.041 ms`. */
export function formatExactDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return '–';
  const [whole = '0', fraction] = String(Math.round(Math.abs(durationMs) * 1000) / 1000).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return `${durationMs < 0 ? MINUS : ''}${grouped}${fraction ? `.${fraction}` : ''}${NARROW_SPACE}ms`;
}

/** A signed difference: `+1.20 s`, `−340 ms`. */
export function formatDurationChange(durationMs: number, style: DurationStyle = {}): string {
  const text = formatDuration(durationMs, style);
  return durationMs > 0 ? `+${text}` : text;
}
