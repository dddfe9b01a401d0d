/** A value that a filter can have. */
export interface DimensionValue {
  value: string;
  label: string;
  /** Number of boots that have it. */
  boots: number;
}
