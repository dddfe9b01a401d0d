import { createParser } from 'nuqs/server';
import type { BoxBounds } from '@/lib/layout/heat-map-box';

/** A box of the heat map in the URL: `from_to_min_max`, Unix milliseconds and milliseconds. */
export const parseAsBox = createParser<BoxBounds>({
  parse: (text) => {
    const [fromMs, toMs, minMs, maxMs, ...rest] = text.split('_').map(Number);
    if (fromMs === undefined || toMs === undefined || minMs === undefined || maxMs === undefined) return null;
    const isBox = rest.length === 0 && fromMs < toMs && minMs >= 0 && minMs < maxMs && maxMs < Infinity;
    return isBox ? { fromMs, toMs, minMs, maxMs } : null;
  },
  serialize: ({ fromMs, toMs, minMs, maxMs }) => [fromMs, toMs, minMs, maxMs].join('_'),
  eq: (a, b) => Object.values(a).join() === Object.values(b).join(),
});

/** The finest difference of two durations; an exclusive bound becomes an inclusive one by it. */
const FINEST_MS = 0.001;

/** A box as the filters of a list of boots: those that ran and started and took as the box says. */
export function boxAsFilters(box: BoxBounds, metric: 'total' | 'build') {
  return {
    range: null,
    from: Math.ceil(box.fromMs),
    to: Math.ceil(box.toMs),
    minMs: box.minMs,
    maxMs: box.maxMs - FINEST_MS,
    durationMetric: metric,
    status: ['running' as const],
  };
}
