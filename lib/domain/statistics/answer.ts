/** How an answer of the statistics was made, so that a reader can judge its figures. */
export interface Answer {
  /** Boots counted; which ones, the answer's own type says. */
  n: number;
  /** `exact`: from the durations themselves. `buckets`: from counts in buckets that grow by 1.1 %. */
  method: 'exact' | 'buckets';
  /** No duration of the answer is further off than this share of itself; 0 where it is exact. */
  relativeError: number;
  /** Who answered: the index in the server's memory, or the database, where the index does not reach. */
  answeredBy: 'index' | 'sql';
  /** Of the boots counted, those with stamps of 100 ms or coarser (OpenNebula's file logs: 1 s). */
  coarse: number;
  /** Coarsest stamp among them, milliseconds; 0 without boots. */
  resolutionMs: number;
}

/** How far the index in memory is. */
export interface IndexState {
  /** `filling` and `behind`: questions are answered by the database meanwhile. `off`: no memory was granted. */
  state: 'filling' | 'ready' | 'behind' | 'off';
  /** Boots in the index, and boots that it is to hold. */
  boots: number;
  expected: number;
  /** Questions that reach further back are answered by the database; null where the index holds everything. Unix milliseconds. */
  fromMs: number | null;
  memoryBytes: number;
}

/** A figure's place between two bounds that hold in 95 of 100 cases; null where there are too few boots for bounds. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

/** Differences whose probability by chance, corrected for how many were looked at, is less are told as significant. */
export const SIGNIFICANT_P = 0.01;
