import type { HeatMapMark } from './heat-map';

/** The inks of a heat map. */
export const INKS = ['cold', 'warm', 'other'] as const;

export type Ink = (typeof INKS)[number];

/** All cells that have one ink in one strength, as one path. */
export interface InkPath {
  ink: Ink;
  /** 0 to 1. */
  strength: number;
  /** SVG path data. */
  d: string;
}

const LEVELS = 12;

const STRENGTH_OF: Record<Ink, (mark: HeatMapMark) => number> = {
  cold: (mark) => mark.coldInk,
  warm: (mark) => mark.warmInk,
  other: (mark) => mark.otherInk,
};

/**
 * The marks as few paths, one for each ink and level of strength: thousands of cells are a dozen elements. A cell without an
 * ink is in none of its paths; cells keep `gap` between each other where they are wide enough.
 */
export function inkPaths(marks: readonly HeatMapMark[], gap: number): InkPath[] {
  const found = new Map<string, InkPath>();
  for (const ink of INKS)
    for (const mark of marks) {
      const strength = Math.ceil(STRENGTH_OF[ink](mark) * LEVELS) / LEVELS;
      if (strength === 0) continue;
      const key = `${ink} ${strength}`;
      const path = found.get(key) ?? { ink, strength, d: '' };
      path.d += rectangle(mark, gap);
      found.set(key, path);
    }
  return [...found.values()];
}

function rectangle({ x, y, width, height }: HeatMapMark, gap: number): string {
  const [w, h] = [Math.max(width / 2, width - gap), Math.max(height / 2, height - gap)];
  return `M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}z`;
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
