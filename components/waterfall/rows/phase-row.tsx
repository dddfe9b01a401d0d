import { memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Duration } from '@/components/ui/duration';
import type { DurationUnit } from '@/lib/layout/duration';
import { formatShare } from '@/lib/layout/quantity';
import type { TimeFrame } from '@/lib/layout/waterfall';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import type { CriticalOf } from '../model/use-critical';
import { PeerBand } from '../peers/peer-band';
import { RankCell } from '../peers/rank-cell';
import { SlownessColour } from '../peers/slowness-colour';
import { NameCell } from './name-cell';
import { RowBar } from './row-bar';

/** What all rows of a waterfall share. */
export interface RowFrame {
  time: TimeFrame;
  /** Null where it is not asked for. */
  criticalOf: CriticalOf | null;
  figures: RowFigures;
}

/** How the figures of all rows are written. */
export interface RowFigures {
  unit: DurationUnit;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
  lengthMs: number;
}

/** What a row asks for; the same functions for all rows and all the time. */
export interface RowActions {
  select: (key: string) => void;
  /** Opens what is folded, folds what is open. */
  fold: (key: string) => void;
  /** The row, or something in it, was given the focus by pointer or screen reader. */
  focus: (key: string) => void;
}

interface PhaseRowProps {
  row: WaterfallRow;
  frame: RowFrame;
  isSelected: boolean;
  /** The one row that Tab leads to. */
  inTabOrder: boolean;
  /** Its line in the grid, the head being the first; where not all lines are drawn. */
  line: number | null;
  actions: RowActions;
}

const CELL = 'h-(--row) border-b border-line px-2';

/** One line of the waterfall: name in the tree, bar on the time axis, start, duration and share. */
export function PhaseRow({ row, frame, isSelected, inTabOrder, line, actions }: PhaseRowProps) {
  const critical = frame.criticalOf?.(row) ?? [];
  return (
    <tr
      data-key={row.key}
      tabIndex={inTabOrder ? 0 : -1}
      aria-rowindex={line ?? undefined}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={isSelected}
      onFocus={() => actions.focus(row.key)}
      onClick={() => (row.group ? actions.fold(row.key) : actions.select(row.key))}
      className={classNames(
        // Leaves room for the panel of lines, which sticks to the lower edge.
        'cursor-pointer scroll-mt-12 scroll-mb-[44vh] outline-offset-[-2px]',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <NameCell row={row} onFold={actions.fold} isCritical={critical.length > 0} className={CELL} />
      <td className={classNames(CELL, 'chart-cell relative px-0')}>
        <PeerBand phase={row.phase} width={frame.time.width} barOf={frame.time.barOf} />
        <SlownessColour phase={row.phase}>
          <RowBar row={row} time={frame.time} critical={critical} />
        </SlownessColour>
      </td>
      <FigureCells row={row} figures={frame.figures} />
    </tr>
  );
}

/** Start, duration, rank and share: they do not change while the axis is zoomed. */
const FigureCells = memo(function FigureCells({ row, figures }: { row: WaterfallRow; figures: RowFigures }) {
  const { unit, resolutionMs, lengthMs } = figures;
  const durationMs = row.group?.totalMs ?? row.durationMs;
  return (
    <>
      <td className={classNames(CELL, 'text-right text-ink-3 max-md:hidden')}>
        <Duration ms={row.startMs} unit={unit} resolutionMs={resolutionMs} />
      </td>
      <td className={classNames(CELL, 'text-right', row.level > 1 && 'text-ink-2')}>
        <Duration ms={durationMs} unit={unit} resolutionMs={resolutionMs} />
      </td>
      <td className={classNames(CELL, 'relative text-right')}>
        <RankCell phase={row.phase} resolutionMs={resolutionMs} />
      </td>
      <td className={classNames(CELL, 'pr-4 text-right text-ink-3 max-sm:hidden')}>
        {lengthMs > 0 ? formatShare(durationMs / lengthMs) : ''}
      </td>
    </>
  );
});
