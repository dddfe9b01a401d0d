/** Ranges that end now, by the word that stands in the URL; `all` has no beginning. */
export const TIME_RANGES = ['1h', '24h', '7d', '30d', '90d', 'all'] as const;

export type TimeRange = (typeof TIME_RANGES)[number];

const HOUR_MS = 3_600_000;

const LENGTH_MS: Record<TimeRange, number> = {
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
  '90d': 90 * 24 * HOUR_MS,
  all: Number.POSITIVE_INFINITY,
};

/** The range as people say it. */
export const TIME_RANGE_LABELS: Record<TimeRange, string> = {
  '1h': 'Last hour',
  '24h': 'Last 24 h',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  all: 'All time',
};

/** What the URL says about time: a range that moves with the clock, fixed bounds in Unix milliseconds, or nothing. */
export interface TimeChoice {
  range: TimeRange | null;
  from: number | null;
  to: number | null;
}

/** The time that a page shows. */
export interface TimeWindow {
  /** `fixed`: bounds stand in the URL; `chosen`: a range does; `automatic`: neither, so the data decides. */
  basis: 'fixed' | 'chosen' | 'automatic';
  range: TimeRange | null;
  /** Unix milliseconds, inclusive; undefined is the beginning of the data. */
  fromMs: number | undefined;
  /** Unix milliseconds, exclusive; undefined is now, and later. */
  toMs: number | undefined;
}

/**
 * Bounds of the chosen time. Without a choice it is the shortest range from 24 h on that reaches the newest boot
 * (`newestMs`, null if there is none), so that a page over old logs is never empty by default.
 */
export function resolveWindow(choice: TimeChoice, nowMs: number, newestMs: number | null): TimeWindow {
  if (choice.from !== null || choice.to !== null) {
    return {
      basis: 'fixed',
      range: null,
      fromMs: choice.from ?? undefined,
      toMs: choice.to ?? undefined,
    };
  }
  const range = choice.range ?? automaticRange(nowMs, newestMs);
  return {
    basis: choice.range === null ? 'automatic' : 'chosen',
    range,
    fromMs: range === 'all' ? undefined : nowMs - LENGTH_MS[range],
    toMs: undefined,
  };
}

function automaticRange(nowMs: number, newestMs: number | null): TimeRange {
  if (newestMs === null) return '24h';
  const ageMs = nowMs - newestMs;
  return TIME_RANGES.find((range) => range !== '1h' && ageMs < LENGTH_MS[range]) ?? 'all';
}

/** The same time as fixed bounds, which show the same boots to whoever opens the link later. */
export function freezeWindow(window: TimeWindow, nowMs: number): TimeChoice {
  // The bound is exclusive: a boot that started in this very millisecond is on the page that is being shared.
  return { range: null, from: window.fromMs ?? null, to: window.toMs ?? nowMs + 1 };
}
