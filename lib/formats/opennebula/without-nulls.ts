/** Drops the keys that have no value, so that equal knowledge is equal. */
export function withoutNulls<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  // The keys are those of T, less the empty ones.
  return Object.fromEntries(known) as { [K in keyof T]?: NonNullable<T[K]> };
}
