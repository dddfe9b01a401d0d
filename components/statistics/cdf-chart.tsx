import type { DurationSpread } from '@/lib/domain/duration-charts';
import { layoutCdf } from '@/lib/layout/cdf';
import { formatDuration } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';

interface CdfChartProps {
  spread: DurationSpread;
  /** Names of the cohorts, in their order. */
  names: readonly string[];
}

const BOX = { width: 1000, height: 220 };
const LOOKS = [
  { stroke: 'stroke-cold', dash: undefined },
  { stroke: 'stroke-warm', dash: '6 3' },
  { stroke: 'stroke-ink', dash: '2 3' },
  { stroke: 'stroke-ink-3', dash: '1 4' },
] as const;

/** How many boots took no longer: one curve for each cohort over one logarithmic axis. */
export function CdfChart({ spread, names }: CdfChartProps) {
  const layout = layoutCdf(spread, BOX);
  return (
    <figure className="grid grid-cols-[3rem_minmax(0,1fr)] px-4 pt-2">
      <div className="relative text-2xs text-ink-3" aria-hidden="true">
        {layout.shareTicks.map(({ share, y }) => (
          <span
            key={share}
            className="absolute right-2 -translate-y-1/2"
            style={{ top: `${(y / BOX.height) * 100}%` }}
          >
            {Math.round(share * 100)}
            {'\u202f'}%
          </span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
        className="h-56 w-full border-b border-l border-line-strong"
        role="img"
        aria-label={`Share of boots that took no longer, ${spread.metric}: ${layout.curves
          .map(
            ({ median }, index) =>
              `${names[index]} half of them by ${median ? formatDuration(median.ms) : 'unknown'}`,
          )
          .join('; ')}`}
      >
        {layout.shareTicks.map(({ share, y }) => (
          <line key={share} x1="0" x2={BOX.width} y1={y} y2={y} className="stroke-grid" />
        ))}
        {layout.durationTicks.map(({ ms, x }) => (
          <line key={ms} x1={x} x2={x} y1="0" y2={BOX.height} className="stroke-grid" />
        ))}
        {layout.curves.map(({ path }, index) => (
          <path
            key={names[index]}
            d={path}
            fill="none"
            className={LOOKS[index]?.stroke}
            strokeDasharray={LOOKS[index]?.dash}
            strokeWidth="1.75"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <span />
      <div className="relative h-5 text-2xs text-ink-3" aria-hidden="true">
        {layout.durationTicks.map(({ ms, x, label }) => (
          <span
            key={ms}
            className="absolute -translate-x-1/2 pt-1 whitespace-nowrap"
            style={{ left: `${(x / BOX.width) * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
      <span />
      <ul className="flex flex-wrap gap-x-4 text-xs text-ink-2">
        {spread.cohorts.map(({ n }, index) => (
          <li key={names[index]} className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="22" height="8">
              <path
                d="M1 4H21"
                className={LOOKS[index]?.stroke}
                strokeWidth="1.75"
                strokeDasharray={LOOKS[index]?.dash}
              />
            </svg>
            {names[index]} ({formatCount(n)})
          </li>
        ))}
        <li>{spread.metric}, log scale</li>
      </ul>
    </figure>
  );
}
