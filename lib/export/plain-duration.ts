import type { Boot } from '@/lib/domain/boot';
import { type DurationStyle, formatDuration } from '@/lib/layout/duration';

/** A duration as the screens write it, with plain spaces and signs: for terminals, tickets and tables. */
export function plainDuration(durationMs: number, style: DurationStyle = {}): string {
  return formatDuration(durationMs, style).replaceAll('\u202f', ' ').replaceAll('\u2212', '-');
}

/** How many decimals of a second a boot's stamps can bear: 0 for stamps of 1 s, 3 for those of 1 ms, 6 at most. */
export function secondDecimals({ clock }: Pick<Boot, 'clock'>): number {
  if (clock.resolutionMs >= 1000) return 0;
  return clock.resolutionMs >= 1 || clock.resolutionMs === 0 ? 3 : 6;
}

/** A duration in seconds with a fixed number of decimals, so that columns line up: `4.134 s`. */
export function formatSeconds(durationMs: number, decimals = 3): string {
  const text = (durationMs / 1000).toFixed(decimals);
  return `${/^-0\.?0*$/.test(text) ? text.slice(1) : text} s`;
}

/** A part of a whole in percent with one decimal: `61.5 %`; nothing where there is no whole. */
export function formatPercent(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '';
}
