import { memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { formatDuration } from '@/lib/layout/duration';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';

interface NameCellProps {
  row: WaterfallRow;
  onFold: (key: string) => void;
  isCritical: boolean;
  className: string;
}

/** A phase's name at its place in the tree, with what is to be known of it in a word. */
export const NameCell = memo(function NameCell({ row, onFold, isCritical, className }: NameCellProps) {
  const words = [
    row.phase?.kind === 'wait' && 'wait',
    row.phase?.concurrent && 'beside',
    row.phase?.open && 'open',
  ].filter((word) => typeof word === 'string');
  return (
    <td className={classNames(className, 'max-w-0 pl-4')}>
      <span
        className="flex items-center gap-1.5"
        style={{ paddingLeft: `calc(${row.level - 1} * var(--indent))` }}
      >
        {row.expanded === null ? <span className="w-3 shrink-0" /> : <Fold row={row} onFold={onFold} />}
        <Swatch row={row} isCritical={isCritical} />
        {row.group && <span className="shrink-0">{row.group.count} ×</span>}
        <MiddleEllipsis
          text={row.label}
          tail={TAIL + numberOf(row.label).length}
          className={classNames(
            !row.isMatch && 'text-ink-3',
            row.phase || row.group ? '' : 'text-ink-2 italic',
          )}
        />
        {row.group && (
          <span className="shrink-0 text-2xs text-ink-3" title="The longest of them">
            max {formatDuration(row.group.maxMs)}
          </span>
        )}
        {words.length > 0 && (
          <span className="shrink-0 text-2xs text-ink-3" title={wordsMeaning(words)}>
            {words.join(' · ')}
          </span>
        )}
        {isCritical && <span className="sr-only">on the critical path</span>}
      </span>
    </td>
  );
});

/** Characters at the end of a name that are always shown; of a numbered one before its number. */
const TAIL = 6;

function numberOf(label: string): string {
  return /\s\(\d+\)$/.exec(label)?.[0] ?? '';
}

function Fold({ row, onFold }: Pick<NameCellProps, 'row' | 'onFold'>) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={row.expanded ? `Fold ${row.label}` : `Unfold ${row.label}`}
      onClick={(event) => {
        event.stopPropagation();
        onFold(row.key);
      }}
      className="-ml-0.5 w-3.5 shrink-0 text-ink-3 hover:text-ink"
    >
      <Icon name={row.expanded ? 'down' : 'right'} size={14} />
    </button>
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

/** The stage; underlined as the bar is where that is on the critical path, since the bar may be out of sight. */
function Swatch({ row, isCritical }: Pick<NameCellProps, 'row' | 'isCritical'>) {
  const mark =
    isCritical && 'relative after:absolute after:inset-x-0 after:-bottom-1 after:h-0.5 after:bg-ink';
  const phase = row.phase ?? row.group?.members[0];
  if (!phase) return <span aria-hidden="true" className="bar-unaccounted size-2 shrink-0" />;
  return (
    <span
      aria-hidden="true"
      data-stage={phase.stage}
      title={isCritical ? `${phase.stage}; it decided when the boot ended` : phase.stage}
      className={classNames('size-2 shrink-0', phase.kind === 'wait' ? 'bar-wait' : 'bar-work', mark)}
    />
  );
}
