import { classNames } from '@/components/ui/class-names';
import { formatCount } from '@/lib/layout/quantity';
import { FILTER_HINTS } from './filter-words';
import type { Completion } from './use-completion';

interface CompletionListProps {
  id: string;
  open: boolean;
  offered: readonly Completion[];
  marked: Completion | null;
  onTake: (completion: Completion) => void;
}

/** The values that could follow what is typed, with how many boots have each. */
export function CompletionList({ id, open, offered, marked, onTake }: CompletionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Filters"
      hidden={!open}
      className="absolute top-full left-0 z-30 mt-1 max-h-96 w-96 overflow-y-auto max-sm:inset-x-4 max-sm:w-auto rounded-lg border border-line-strong bg-raised py-1 text-ink shadow-float"
    >
      {offered.map((completion, index) => (
        <div
          key={`${completion.dimension}:${completion.value}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={completion === marked}
          // The press must not take the focus from the field.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(completion);
          }}
          className={classNames(
            'flex h-6 items-center gap-2 px-3',
            completion === marked ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <span className="w-14 shrink-0 text-ink-3">
            {completion.dimension === 'text' ? 'any text' : completion.dimension}
          </span>
          <span className="min-w-0 flex-1 truncate" title={completion.label}>
            {completion.value === null && completion.dimension !== 'text' ? (
              <span className="text-ink-3">{FILTER_HINTS[completion.dimension]}</span>
            ) : (
              completion.label
            )}
          </span>
          {completion.count !== null && <span className="text-ink-3">{formatCount(completion.count)}</span>}
        </div>
      ))}
    </div>
  );
}
