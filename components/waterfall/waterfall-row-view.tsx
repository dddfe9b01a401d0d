import { memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Duration } from '@/components/ui/duration';
import { Icon } from '@/components/ui/icon';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { type DurationUnit, formatDuration } from '@/lib/layout/duration';
import { formatShare } from '@/lib/layout/quantity';
import type { Span } from '@/lib/layout/time-axis';
import type { TimeFrame } from '@/lib/layout/waterfall';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import { PeerBand } from './peer-band';
import { RankCell } from './rank-cell';
import { RowBar } from './row-bar';
import { SlownessColour } from './slowness-colour';

/** What all rows of a waterfall share. */
export interface RowFrame {
  time: TimeFrame;
  /** Stretches of a phase that are on the critical path; null where it is not asked for. */
  criticalOf: ((row: WaterfallRow) => readonly Span[]) | null;
  unit: DurationUnit;
  resolutionMs: number;
  lengthMs: number;
}

interface WaterfallRowViewProps {
  row: WaterfallRow;
  frame: RowFrame;
  selected: boolean;
  /** The one row that Tab leads to. */
  inTabOrder: boolean;
  /** Its line in the grid, the head being the first; where not all lines are drawn. */
  index: number | null;
  actions: RowActions;
}

/** What a row asks for; the same functions for all rows and all the time. */
export interface RowActions {
  select: (key: string) => void;
  /** Opens what is folded, folds what is open. */
  fold: (key: string) => void;
  /** The row, or something in it, was given the focus by pointer or screen reader. */
  focus: (key: string) => void;
}

const CELL = 'h-(--row) border-b border-line px-2';

/** One line of the waterfall: name in the tree, bar on the time axis, start, duration and share. */
export const WaterfallRowView = memo(function WaterfallRowView(props: WaterfallRowViewProps) {
  const { row, frame, selected, inTabOrder, index, actions } = props;
  const critical = frame.criticalOf?.(row) ?? [];
  const durationMs = row.group?.totalMs ?? row.durationMs;
  return (
    <tr
      data-key={row.key}
      tabIndex={inTabOrder ? 0 : -1}
      aria-rowindex={index ?? undefined}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={selected}
      onFocus={() => actions.focus(row.key)}
      onClick={() => (row.group ? actions.fold(row.key) : actions.select(row.key))}
      className={classNames(
        // Leaves room for the panel of lines, which sticks to the lower edge.
        'cursor-pointer scroll-mt-12 scroll-mb-[44vh] outline-offset-[-2px]',
        selected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <NameCell {...props} isCritical={critical.length > 0} />
      <td className={classNames(CELL, 'chart-cell relative px-0')}>
        <PeerBand phase={row.phase} width={frame.time.width} barOf={frame.time.barOf} />
        <SlownessColour phase={row.phase}>
          <RowBar row={row} time={frame.time} critical={critical} />
        </SlownessColour>
      </td>
      <td className={classNames(CELL, 'text-right text-ink-3 max-md:hidden')}>
        <Duration ms={row.startMs} unit={frame.unit} resolutionMs={frame.resolutionMs} />
      </td>
      <td className={classNames(CELL, 'text-right', row.level > 1 && 'text-ink-2')}>
        <Duration ms={durationMs} unit={frame.unit} resolutionMs={frame.resolutionMs} />
      </td>
      <td className={classNames(CELL, 'relative text-right')}>
        <RankCell phase={row.phase} resolutionMs={frame.resolutionMs} />
      </td>
      <td className={classNames(CELL, 'pr-4 text-right text-ink-3 max-sm:hidden')}>
        {frame.lengthMs > 0 ? formatShare(durationMs / frame.lengthMs) : ''}
      </td>
    </tr>
  );
});

function NameCell({ row, actions, isCritical }: WaterfallRowViewProps & { isCritical: boolean }) {
  const words = [
    row.phase?.kind === 'wait' && 'wait',
    row.phase?.concurrent && 'beside',
    row.phase?.open && 'open',
    isCritical && 'critical',
  ].filter((word) => typeof word === 'string');
  return (
    <td className={classNames(CELL, 'max-w-0 pl-4')}>
      <span className="flex items-center gap-1.5" style={{ paddingLeft: (row.level - 1) * 16 }}>
        {row.expanded === null ? (
          <span className="w-3 shrink-0" />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            aria-label={row.expanded ? `Fold ${row.label}` : `Unfold ${row.label}`}
            onClick={(event) => {
              event.stopPropagation();
              actions.fold(row.key);
            }}
            className="-ml-0.5 w-3.5 shrink-0 text-ink-3 hover:text-ink"
          >
            <Icon name={row.expanded ? 'down' : 'right'} size={14} />
          </button>
        )}
        <Swatch row={row} />
        {row.group && <span className="shrink-0">{row.group.count} ×</span>}
        <span className={classNames('min-w-0 truncate', row.phase || row.group ? '' : 'text-ink-2 italic')}>
          <MiddleEllipsis text={row.label} />
        </span>
        {row.group && (
          <span className="shrink-0 text-2xs text-ink-3">longest {formatDuration(row.group.maxMs)}</span>
        )}
        {words.length > 0 && (
          <span className="shrink-0 text-2xs text-ink-3" title={wordsMeaning(words)}>
            {words.join(' · ')}
          </span>
        )}
      </span>
    </td>
  );
}

const WORD_MEANING: Record<string, string> = {
  wait: 'Stands in line; nothing is done',
  beside: 'Runs beside the others, not after them',
  open: 'Begun, but its end is not in the evidence',
  critical: 'On the critical path: it decided when the boot ended',
};

function wordsMeaning(words: readonly string[]): string {
  return words.map((word) => WORD_MEANING[word]).join('. ');
}

function Swatch({ row }: { row: WaterfallRow }) {
  const phase = row.phase ?? row.group?.members[0]?.phase;
  if (!phase) return <span aria-hidden="true" className="bar-unaccounted size-2 shrink-0" />;
  return (
    <span
      aria-hidden="true"
      data-stage={phase.stage}
      title={phase.stage}
      className={classNames('size-2 shrink-0', phase.kind === 'wait' ? 'bar-wait' : 'bar-work')}
    />
  );
}
