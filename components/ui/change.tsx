interface ChangeProps {
  /** The signed difference in words, `+1.20 s`, `−3 %`. */
  text: string;
  /** Positive: more, or slower. */
  sign: number;
  /** Whether more is slower, or worse; else it has no colour. */
  isBad?: boolean;
  title: string;
}

/** How a figure changed: always with its sign, for its hue says nothing alone. */
export function Change({ text, sign, isBad = true, title }: ChangeProps) {
  const tone = sign === 0 || !isBad ? 'text-ink-2' : sign > 0 ? 'text-slower' : 'text-faster';
  return (
    <span className={`whitespace-nowrap ${tone}`} title={title}>
      {text}
    </span>
  );
}
