import type { CSSProperties } from 'react';
import type { TimeFrame } from '@/lib/layout/waterfall';

/** The grid lines of all rows in one property that they inherit: a thousand lines would be a thousand elements. */
export function chartStyle({ ticks, width }: Pick<TimeFrame, 'ticks' | 'width'>): CSSProperties {
  // A background of 1 px is placed by the share of the room that is left beside it.
  const room = Math.max(1, width - 1);
  const image = ticks.map(() => 'linear-gradient(var(--color-grid),var(--color-grid))').join(',') || 'none';
  const position =
    ticks.map(({ x }) => `${Math.round((Math.min(x, room) / room) * 1e4) / 100}% 0`).join(',') || '0 0';
  return { '--grid-image': image, '--grid-position': position } as CSSProperties;
}
