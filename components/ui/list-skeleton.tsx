interface ListSkeletonProps {
  rows: number;
  /** Widths of the columns in percent. */
  columns: readonly number[];
}

/** The shape of a page with the filter bar and a table, until it comes; drawn only if that takes over 300 ms. */
export function ListSkeleton({ rows, columns }: ListSkeletonProps) {
  return (
    <div role="status" aria-label="Loading">
      <div className="flex h-9 items-center gap-3 border-b border-line px-4">
        <span className="skeleton h-4 w-24" />
        <span className="skeleton h-4 w-80" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <div key={row} className="flex h-(--row) items-center gap-4 border-b border-line px-4">
          {columns.map((width) => (
            <span
              key={width}
              className="skeleton h-3"
              style={{ width: `${width * (0.6 + ((row * 7 + width) % 5) / 12)}%` }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
