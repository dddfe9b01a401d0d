import { percent, StageBar } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import type { Span } from '@/lib/layout/time-axis';
import type { Bar, TimeFrame } from '@/lib/layout/waterfall';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';

interface RowBarProps {
  row: WaterfallRow;
  time: TimeFrame;
  /** Stretches of the row that are on the critical path. */
  critical: readonly Span[];
}

/** The bar of a row on the time axis, what of it is critical, and the breaks of the axis over it. */
export function RowBar({ row, time, critical }: RowBarProps) {
  const height = row.level > 1 ? 'inset-y-[30%]' : 'inset-y-[22%]';
  return (
    <>
      {row.group ? (
        <GroupBars row={row} time={time} height={height} />
      ) : (
        <OneBar row={row} time={time} height={height} />
      )}
      {critical.map(({ fromMs, toMs }) => (
        <Mark
          key={fromMs}
          bar={time.barOf({ startMs: fromMs, durationMs: toMs - fromMs })}
          width={time.width}
          className="bottom-0.5 h-0.5 bg-ink"
        />
      ))}
      {time.breaks.map((pause) => (
        <Mark
          key={pause.fromMs}
          bar={{ ...pause, clippedLeft: false, clippedRight: false }}
          width={time.width}
          className="axis-break inset-y-0"
        />
      ))}
    </>
  );
}

interface BarsProps {
  row: WaterfallRow;
  time: TimeFrame;
  height: string;
}

function OneBar({ row, time, height }: BarsProps) {
  const bar = time.barOf(row);
  if (!bar) return null;
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

/** The members of a group on one line; those that touch on screen are drawn as one. */
function GroupBars({ row, time, height }: BarsProps) {
  const members = row.group?.members ?? [];
  const phase = members[0]?.phase;
  if (!phase) return null;
  const bars: Bar[] = [];
  for (const member of members) {
    const bar = time.barOf(member);
    const last = bars.at(-1);
    if (!bar) continue;
    if (last && bar.x <= last.x + last.width + 1)
      last.width = Math.max(last.width, bar.x + bar.width - last.x);
    else bars.push({ ...bar });
  }
  return bars.map((bar) => (
    <StageBar
      key={bar.x}
      stage={phase.stage}
      kind={phase.kind}
      left={(bar.x / time.width) * 100}
      width={(bar.width / time.width) * 100}
      className={classNames('min-w-0.5', height)}
    />
  ));
}

function Mark({ bar, width, className }: { bar: Bar | null; width: number; className: string }) {
  if (!bar) return null;
  return (
    <span
      aria-hidden="true"
      className={classNames('pointer-events-none absolute', className)}
      style={{ left: percent((bar.x / width) * 100), width: percent((bar.width / width) * 100) }}
    />
  );
}
