import type { Boot } from '../boot';

/**
 * A boot of which no line came for so long is not under way any more: its log ends in mid-boot. Longer than any step waits
 * by default (VIF plugging 300 s, transfer locks 600 s) and than the fetch of any image that people boot from.
 */
export const SILENT_AFTER_MS = 6 * 3_600_000;

/** A `booting` boot that has been silent for more than six hours is `partial`, and says so; any other is as it was. */
export function endSilentBoot(boot: Boot, nowMs: number): Boot {
  if (boot.status !== 'booting' || nowMs - boot.endedAtMs <= SILENT_AFTER_MS) return boot;
  const note = 'The evidence ends in mid-boot: no line of it came for more than 6 h.';
  return { ...boot, status: 'partial', notes: [...boot.notes, note] };
}
