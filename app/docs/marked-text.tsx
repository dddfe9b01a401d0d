/** Text whose pieces between backquotes are code. */
export function MarkedText({ text }: { text: string }) {
  const parts = text
    .split('`')
    .map((part, index) => ({ part, isCode: index % 2 === 1, key: `${index} ${part}` }));
  return parts.map(({ part, isCode, key }) =>
    isCode ? (
      <code key={key} className="font-mono text-xs break-words">
        {part}
      </code>
    ) : (
      <span key={key}>{part}</span>
    ),
  );
}
