/** How many times a cold boot takes as long as a warm one: `2.4 ×`. */
export function Ratio({ value }: { value: number | null }) {
  if (value === null)
    return (
      <span className="text-ink-3" title="needs cold and warm boots">
        –
      </span>
    );
  const text = value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return (
    <span className="whitespace-nowrap" title={`cold median ÷ warm median = ${value.toFixed(3)}`}>
      {text}
      {'\u202f'}×
    </span>
  );
}
