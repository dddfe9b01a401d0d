/** Looks of a select in the header: text until touched. */
export const HEADER_SELECT =
  'h-6 max-w-40 max-sm:max-w-24 field-sizing-content truncate rounded-sm bg-transparent px-1 text-ink-2 hover:bg-hover hover:text-ink [&>option]:bg-raised [&>option]:text-ink';
