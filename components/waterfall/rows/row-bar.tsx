import { percent, StageBar } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import { mergeBars } from '@/lib/layout/merged-bars';
import type { Span } from '@/lib/layout/time-axis';
import type { Bar, TimeFrame } from '@/lib/layout/waterfall';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import type { RepeatedPhases } from '@/lib/layout/waterfall-tree';

interface RowBarProps {
  row: WaterfallRow;
  time: TimeFrame;
  /** Stretches of the row that are on the critical path. */
  critical: readonly Span[];
}

/** The bar of a row on the time axis, and what of it is critical. */
export function RowBar({ row, time, critical }: RowBarProps) {
  const height = row.level > 1 ? 'inset-y-[30%]' : 'inset-y-[22%]';
  const underlined = critical.map(({ fromMs, toMs }) => ({ startMs: fromMs, durationMs: toMs - fromMs }));
  return (
    <>
      {row.group ? (
        <GroupBar row={row} group={row.group} time={time} height={height} />
      ) : (
        <OneBar row={row} time={time} height={height} />
      )}
      {mergeBars(underlined, time).map((bar) => (
        <Mark key={bar.x} bar={bar} width={time.width} className="bottom-0.5 h-0.5 bg-ink" />
      ))}
    </>
  );
}

function OneBar({ row, time, height }: { row: WaterfallRow; time: TimeFrame; height: string }) {
  const bar = time.barOf(row);
  if (!bar) return <Beyond row={row} time={time} />;
  const { phase } = row;
  if (!phase)
    return <Mark bar={bar} width={time.width} className={classNames('bar-unaccounted min-w-0.5', height)} />;
  return (
    <StageBar
      stage={phase.stage}
      kind={phase.kind}
      left={(bar.x / time.width) * 100}
      width={(bar.width / time.width) * 100}
      open={phase.open}
      className={classNames('min-w-0.5', height)}
    />
  );
}

/** Where to look for a bar that is outside of the view; nothing for a group with members on both sides of it. */
function Beyond({ row, time }: Pick<RowBarProps, 'row' | 'time'>) {
  const { fromMs, toMs } = time.span;
  const isBefore = row.startMs + row.durationMs < fromMs;
  if (!isBefore && row.startMs <= toMs) return null;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'absolute inset-y-0 flex items-center text-ink-3',
        isBefore ? 'left-1' : 'right-1',
      )}
    >
      {isBefore ? '‹' : '›'}
    </span>
  );
}

interface GroupBarProps {
  group: RepeatedPhases;
  height: string;
}

/** The members of a group on one line: one element out of which their bars are cut, however many there are. */
function GroupBar({ row, group, time, height }: Omit<RowBarProps, 'critical'> & GroupBarProps) {
  const [first] = group.members;
  const bars = mergeBars(group.members, time);
  if (!first) return null;
  if (bars.length === 0) return <Beyond row={row} time={time} />;
  return (
    <StageBar
      stage={first.stage}
      kind={first.kind}
      left={0}
      width={100}
      className={height}
      clipPath={cutOut(bars, time.width)}
    />
  );
}

/** A line along the upper edge that goes down and up again at every bar: what it encloses is the bars. */
function cutOut(bars: readonly Bar[], width: number): string {
  const points = bars.flatMap((bar) => {
    const left = percent((bar.x / width) * 100);
    const right = percent(((bar.x + bar.width) / width) * 100);
    return [`${left} 0`, `${left} 100%`, `${right} 100%`, `${right} 0`];
  });
  return `polygon(${points.join(',')})`;
}

function Mark({ bar, width, className }: { bar: Bar; width: number; className: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('pointer-events-none absolute', className)}
      style={{ left: percent((bar.x / width) * 100), width: percent((bar.width / width) * 100) }}
    />
  );
}
