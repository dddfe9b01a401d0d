import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';

/** A bar that a line leads to. */
export interface LineBar {
  key: string;
  label: string;
}

/** More bars than a line has room to name. */
const MOST_BARS = 4;

/** The bars that each of these lines has part in proving, without the one that is selected; at most a few for each. */
export function barsOfLines(
  { phases }: Pick<WaterfallSubject, 'phases'>,
  lines: Iterable<string>,
  selected: string,
): Map<string, LineBar[]> {
  const bars = new Map([...lines].map((line): [string, LineBar[]] => [line, []]));
  for (const { key, label, evidence } of phases) {
    if (key === selected) continue;
    for (const line of evidence) {
      const known = bars.get(line);
      if (known && known.length < MOST_BARS && !known.some((bar) => bar.key === key))
        known.push({ key, label });
    }
  }
  return bars;
}
