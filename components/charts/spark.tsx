import { layoutSparkLine } from '@/lib/layout/spark-line';

interface SparkProps {
  /** Over equal spans, oldest first; null where there is none. */
  values: readonly (number | null)[];
  /** What it shows, with its least and greatest value: read aloud and under the pointer. */
  label: string;
  className?: string;
}

const BOX = { width: 96, height: 18 };

/** A line as small as a word; its figures stand beside it. */
export function Spark({ values, label, className }: SparkProps) {
  const { path, end } = layoutSparkLine(values, BOX);
  if (path === '') return <span className="text-ink-3">–</span>;
  return (
    <svg
      viewBox={`-2 -2 ${BOX.width + 4} ${BOX.height + 4}`}
      preserveAspectRatio="none"
      className={className ?? 'h-5 w-full'}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path
        d={path}
        fill="none"
        className="stroke-ink-2"
        strokeWidth="1.25"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
      {end && (
        <path
          d={`M${end.x} ${end.y}h0`}
          className="stroke-ink"
          strokeWidth="3.5"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
