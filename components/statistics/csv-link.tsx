interface CsvLinkProps {
  href: string;
  /** What the file holds. */
  of: string;
  /** What stands there where several stand side by side. */
  word?: string;
}

/** Takes the figures of a table or chart away as a file. */
export function CsvLink({ href, of, word }: CsvLinkProps) {
  return (
    <a className="link text-ink-2" href={href} download aria-label={`${of} as CSV`}>
      {word ?? 'CSV'}
    </a>
  );
}
