import { percent, StageBar } from '@/components/boots/stage-bar';
import { ElapsedAxis, ElapsedGrid } from '@/components/charts/elapsed-axis';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';
import type { CohortWaterfall as Cohort } from '@/lib/domain/statistics/cohort-waterfall';
import { type CohortBar, type CohortRow, layoutCohortWaterfall } from '@/lib/layout/cohort-waterfall';
import { formatDuration } from '@/lib/layout/duration';
import { formatCount, formatShare } from '@/lib/layout/quantity';

/** A cohort by a short name: `cold`, `warm`, `before`. */
export interface NamedCohort {
  name: string;
  cohort: Pick<Cohort, 'phases' | 'n'>;
}

const BOX = { width: 100, tickGap: 12, minBarWidth: 0.2 };
/** Width that the axis will about have, in pixels. */
const AXIS_PX = 640;
const PHONE_AXIS_PX = 300;

/**
 * The median waterfall: every phase at its median start and length, true to time, with whiskers from p10 to p90; of several
 * cohorts one lane each in every row. The same figures stand in its table's cells.
 */
export function CohortWaterfall({ cohorts, caption }: { cohorts: readonly NamedCohort[]; caption: string }) {
  const layout = layoutCohortWaterfall(
    cohorts.map(({ cohort }) => cohort),
    BOX,
  );
  const head = (
    <tr>
      <HeadCell className="w-48">Phase</HeadCell>
      {cohorts.map(({ name, cohort }) => (
        <HeadCell key={name} numeric className="w-24" title={`${formatCount(cohort.n)} boots`}>
          {name} p50
        </HeadCell>
      ))}
      <HeadCell>
        <span className="sr-only">Since the build began</span>
        <ElapsedAxis span={layout.span} width={AXIS_PX} className="max-sm:hidden" />
        <ElapsedAxis span={layout.span} width={PHONE_AXIS_PX} className="sm:hidden" />
      </HeadCell>
    </tr>
  );
  return (
    <DataTable caption={caption} head={head} className="cohort-waterfall sm:table-fixed">
      {layout.rows.map((row) => (
        <Row key={row.name} row={row} cohorts={cohorts} span={layout.span} />
      ))}
    </DataTable>
  );
}

interface RowProps {
  row: CohortRow;
  cohorts: readonly NamedCohort[];
  span: { fromMs: number; toMs: number };
}

function Row({ row, cohorts, span }: RowProps) {
  const kind = findPhaseKind(row.name);
  return (
    <tr className="hover:bg-hover">
      <Cell className="truncate" title={kind?.meaning}>
        <span
          style={{ paddingLeft: `${row.depth * 12}px` }}
          className={row.depth > 0 ? 'text-ink-2' : undefined}
        >
          {kind?.label ?? row.name}
        </span>
        {row.concurrent && <span className="pl-2 text-2xs text-ink-3">beside</span>}
      </Cell>
      {row.bars.map((bar, index) => (
        <Cell key={cohorts[index]?.name} numeric className="whitespace-nowrap">
          <BarFigure bar={bar} of={cohorts[index]?.name ?? ''} />
        </Cell>
      ))}
      <Cell className="relative">
        <span className="relative block h-full" style={{ minHeight: `${cohorts.length * 9 + 4}px` }}>
          <ElapsedGrid span={span} width={AXIS_PX} />
          {row.bars.map((bar, index) =>
            bar ? (
              <Lane
                key={cohorts[index]?.name}
                bar={bar}
                row={row}
                name={cohorts[index]?.name ?? ''}
                lane={index}
                lanes={cohorts.length}
              />
            ) : null,
          )}
        </span>
      </Cell>
    </tr>
  );
}

/** Median length; how many of the cohort have the phase, where not all do. */
function BarFigure({ bar, of }: { bar: CohortBar | null; of: string }) {
  if (!bar)
    return (
      <span className="text-ink-3" title={`no ${of} boot has it`}>
        –
      </span>
    );
  const { share, duration, n } = bar.phase;
  return (
    <span title={titleOf(bar)}>
      {share < 0.995 && <span className="pr-1.5 text-2xs text-ink-3">{formatShare(share)}</span>}
      {formatDuration(duration.p50)}
      <span className="sr-only">
        {' '}
        from {formatDuration(duration.p10)} to {formatDuration(duration.p90)}, {formatCount(n)} boots
      </span>
    </span>
  );
}

interface LaneProps {
  bar: CohortBar;
  row: CohortRow;
  name: string;
  lane: number;
  lanes: number;
}

function Lane({ bar, row, name, lane, lanes }: LaneProps) {
  const top = `${((lane + 0.5) / lanes) * 100}%`;
  const letter = lanes > 1 ? name.charAt(0) : '';
  return (
    <span
      className="absolute inset-x-0 h-2.5 -translate-y-1/2"
      style={{ top }}
      title={`${name}: ${titleOf(bar)}`}
      role="img"
      aria-label={`${name}: ${titleOf(bar)}`}
    >
      <StageBar
        stage={row.stage}
        kind={row.kind}
        left={bar.x}
        width={bar.width}
        className="inset-y-0.5 min-w-px"
      />
      <Whisker {...bar.startWhisker} />
      <Whisker {...bar.endWhisker} />
      {letter && (
        <span
          aria-hidden="true"
          className="absolute top-1/2 -translate-y-1/2 pl-1 text-2xs leading-none text-ink-3"
          style={{ left: percent(Math.max(bar.x + bar.width, bar.endWhisker.x + bar.endWhisker.width)) }}
        >
          {letter}
        </span>
      )}
    </span>
  );
}

/** p10 to p90: a line with its ends marked. */
function Whisker({ x, width }: { x: number; width: number }) {
  if (width <= 0) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute top-1/2 h-1.5 -translate-y-1/2 border-x border-ink"
      style={{ left: percent(x), width: percent(width) }}
    >
      <span className="absolute inset-x-0 top-1/2 h-px bg-ink" />
    </span>
  );
}

function titleOf({ phase: { start, duration, n, share } }: CohortBar): string {
  return `starts at ${formatDuration(start.p50)} (${formatDuration(start.p10)} to ${formatDuration(start.p90)}), lasts ${formatDuration(duration.p50)} (${formatDuration(duration.p10)} to ${formatDuration(duration.p90)}); ${formatCount(n)} boots, ${formatShare(share)}`;
}
