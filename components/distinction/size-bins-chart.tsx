import type { SizeBin } from '@/lib/domain/statistics/distinction';
import { formatCount } from '@/lib/layout/quantity';
import { layoutSizeBins } from '@/lib/layout/size-bins';

interface SizeBinsChartProps {
  bins: readonly SizeBin[];
  /** Writes a bound of a bin. */
  format: (value: number) => string;
  label: string;
}

const BOX = { width: 120, height: 22 };

/** Inside upwards, the rest downwards from one line, each as shares of its own boots. */
export function SizeBinsChart({ bins, format, label }: SizeBinsChartProps) {
  const bars = layoutSizeBins(bins, BOX);
  const words = bins
    .map(
      ({ from, to, inside, outside }) =>
        `${format(from)} to ${format(to)}: ${formatCount(inside)} inside, ${formatCount(outside)} outside`,
    )
    .join('; ');
  return (
    <svg
      viewBox={`0 0 ${BOX.width} ${BOX.height * 2}`}
      preserveAspectRatio="none"
      className="h-7 w-full min-w-20"
      role="img"
      aria-label={`${label}: ${words}`}
    >
      {bars.map(({ bin, x, width, insideHeight, outsideHeight }) => (
        <g key={bin.from}>
          <title>{`${format(bin.from)} to ${format(bin.to)}: ${formatCount(bin.inside)} inside, ${formatCount(bin.outside)} outside`}</title>
          <rect
            x={x}
            width={Math.max(0.5, width - 0.5)}
            y={BOX.height - insideHeight}
            height={insideHeight}
            className="fill-ink"
          />
          <rect
            x={x}
            width={Math.max(0.5, width - 0.5)}
            y={BOX.height}
            height={outsideHeight}
            className="fill-line-strong"
          />
        </g>
      ))}
      <line
        x1="0"
        x2={BOX.width}
        y1={BOX.height}
        y2={BOX.height}
        className="stroke-ink-3"
        strokeWidth="0.5"
      />
    </svg>
  );
}
