/** Keys of filters whose values are lists of words, in the order in which people read them. */
export const FILTER_DIMENSIONS = [
  'image',
  'flavor',
  'host',
  'cache',
  'basis',
  'status',
  'source',
  'cloud',
  'release',
  'transfer',
] as const;

/** What filters of boots are called in URLs, those of pages and those of the API. */
export const FILTER_KEYS = [
  ...FILTER_DIMENSIONS,
  'attribute',
  'phaseMs',
  'minConcurrency',
  'maxConcurrency',
  'from',
  'to',
  'minMs',
  'maxMs',
  'durationMetric',
  'q',
] as const;
