import type { CSSProperties } from 'react';
import type { TimeFrame } from '@/lib/layout/waterfall';

/**
 * The grid lines and the breaks of the axis in properties that all rows inherit: in every row of a long boot they would be
 * thousands of elements.
 */
export function chartStyle({ ticks, breaks, width }: TimeFrame): CSSProperties {
  const lines = ticks.map(({ x }) => ({ x, width: 1, image: GRID }));
  const pressed = breaks.map((pause) => ({ ...pause, width: Math.max(1, pause.width), image: BREAK }));
  return { ...layers('grid', lines, width), ...layers('break', pressed, width) } as CSSProperties;
}

interface Layer {
  x: number;
  width: number;
  image: string;
}

const GRID = 'linear-gradient(var(--color-grid),var(--color-grid))';
const BREAK = 'var(--break)';

function layers(name: string, parts: readonly Layer[], width: number): Record<string, string> {
  if (parts.length === 0) return { [`--${name}-image`]: 'none' };
  const size = (part: Layer) => (part.width === 1 ? '1px' : percent(part.width / width));
  return {
    [`--${name}-image`]: parts.map(({ image }) => image).join(','),
    [`--${name}-position`]: parts.map((part) => `${percent(place(part, width))} 0`).join(','),
    [`--${name}-size`]: parts.map((part) => `${size(part)} 100%`).join(','),
  };
}

/** A background is placed by the share of the room that is left beside it. */
function place(part: Layer, width: number): number {
  const room = width - part.width;
  return room > 0 ? Math.min(part.x, room) / room : 0;
}

function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}
