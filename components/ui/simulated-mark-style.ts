/** Looks of the word that marks simulated data. */
export const SIMULATED_MARK =
  'rounded-sm border border-dashed border-warn px-1.5 text-xs leading-5 whitespace-nowrap text-warn';
