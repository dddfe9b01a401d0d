/** Sizes of the card in pixels; 1200 × 630 is what chats ask for, and they show it at half of that. */
export const CARD = {
  width: 1200,
  height: 630,
  padding: 56,
  /** Baselines. */
  brandY: 58,
  titleY: 122,
  figuresY: 178,
  factsY: 216,
  /** Between two lines of facts. */
  line: 32,
  /** From the last line of facts to the rows. */
  gap: 22,
  /** Room below the rows, for the time axis. */
  foot: 40,
  names: 300,
  figures: 150,
  row: { min: 28, max: 72 },
  mostBar: 36,
} as const;
