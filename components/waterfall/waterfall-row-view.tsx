import { percent, StageBar } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import { Duration } from '@/components/ui/duration';
import { Icon } from '@/components/ui/icon';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import type { DurationUnit } from '@/lib/layout/duration';
import { formatShare } from '@/lib/layout/quantity';
import type { AxisTick } from '@/lib/layout/time-axis';
import type { LaidOutRow } from '@/lib/layout/waterfall';

/** What all rows of a waterfall share. */
export interface RowFrame {
  width: number;
  ticks: readonly AxisTick[];
  unit: DurationUnit;
  resolutionMs: number;
  lengthMs: number;
}

interface WaterfallRowViewProps {
  row: LaidOutRow;
  frame: RowFrame;
  selected: boolean;
  /** The one row that Tab leads to. */
  inTabOrder: boolean;
  /** The row, or something in it, was given the focus by pointer or screen reader. */
  onFocus: () => void;
  onSelect: () => void;
  onFold: () => void;
}

const CELL = 'h-(--row) border-b border-line px-2';

/** One line of the waterfall: name in the tree, bar on the time axis, start, duration and share. */
export function WaterfallRowView(props: WaterfallRowViewProps) {
  const { row, frame, selected, inTabOrder, onFocus, onSelect } = props;
  return (
    <tr
      data-key={row.key}
      tabIndex={inTabOrder ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={selected}
      onFocus={onFocus}
      onClick={onSelect}
      className={classNames(
        // Leaves room for the panel of lines, which sticks to the lower edge.
        'cursor-pointer scroll-mt-12 scroll-mb-[44vh] outline-offset-[-2px]',
        selected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <NameCell {...props} />
      <td className={classNames(CELL, 'relative px-0')}>
        <span className="absolute inset-0" aria-hidden="true">
          {frame.ticks.map((tick) => (
            <span
              key={tick.atMs}
              className="absolute inset-y-0 w-px bg-grid"
              style={{ left: percent((tick.x / frame.width) * 100) }}
            />
          ))}
        </span>
        <RowBar row={row} width={frame.width} />
      </td>
      <td className={classNames(CELL, 'text-right text-ink-3 max-md:hidden')}>
        <Duration ms={row.startMs} unit={frame.unit} resolutionMs={frame.resolutionMs} />
      </td>
      <td className={classNames(CELL, 'text-right', row.level > 1 && 'text-ink-2')}>
        <Duration ms={row.durationMs} unit={frame.unit} resolutionMs={frame.resolutionMs} />
      </td>
      <td className={classNames(CELL, 'pr-4 text-right text-ink-3')}>
        {frame.lengthMs > 0 ? formatShare(row.durationMs / frame.lengthMs) : ''}
      </td>
    </tr>
  );
}

function NameCell({ row, onFold }: WaterfallRowViewProps) {
  const words = row.phase
    ? [
        row.phase.kind === 'wait' && 'wait',
        row.phase.concurrent && 'beside',
        row.phase.open && 'open',
      ].filter((word) => word !== false)
    : [];
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
              onFold();
            }}
            className="-ml-0.5 w-3.5 shrink-0 text-ink-3 hover:text-ink"
          >
            <Icon name={row.expanded ? 'down' : 'right'} size={14} />
          </button>
        )}
        <Swatch row={row} />
        <span className={classNames('min-w-0 truncate', row.phase ? '' : 'text-ink-2 italic')}>
          <MiddleEllipsis text={row.label} />
        </span>
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
};

function wordsMeaning(words: readonly string[]): string {
  return words.map((word) => WORD_MEANING[word]).join('. ');
}

function Swatch({ row }: { row: LaidOutRow }) {
  if (!row.phase) return <span aria-hidden="true" className="bar-unaccounted size-2 shrink-0" />;
  return (
    <span
      aria-hidden="true"
      data-stage={row.phase.stage}
      title={row.phase.stage}
      className={classNames('size-2 shrink-0', row.phase.kind === 'wait' ? 'bar-wait' : 'bar-work')}
    />
  );
}

function RowBar({ row, width }: { row: LaidOutRow; width: number }) {
  const { bar, phase } = row;
  if (!bar) return null;
  const left = (bar.x / width) * 100;
  const share = (bar.width / width) * 100;
  const height = row.level > 1 ? 'inset-y-[30%]' : 'inset-y-[22%]';
  if (!phase)
    return (
      <span
        aria-hidden="true"
        className={classNames('bar-unaccounted absolute min-w-0.5', height)}
        style={{ left: percent(left), width: percent(share) }}
      />
    );
  return (
    <StageBar
      stage={phase.stage}
      kind={phase.kind}
      left={left}
      width={share}
      open={phase.open}
      className={classNames('min-w-0.5', height)}
    />
  );
}
