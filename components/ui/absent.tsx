/** A dash where there is no figure, which says why. */
export function Absent({ why }: { why: string }) {
  return (
    <span className="text-ink-3" title={why}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{why}</span>
    </span>
  );
}
