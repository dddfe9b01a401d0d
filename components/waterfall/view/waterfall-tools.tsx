import type { RefObject } from 'react';
import { BUTTON } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { KeyCap } from '@/components/ui/key-cap';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';
import { usePeerRanks } from '../peer-ranks';
import type { WaterfallView } from './use-waterfall-view';

interface WaterfallToolsProps {
  view: WaterfallView;
  change: (part: Partial<WaterfallView>) => void;
  /** Folds and opens by hand are forgotten when a level is chosen. */
  onLevel: (depth: number) => void;
  search: RefObject<HTMLInputElement | null>;
  /** Whether some stretch is quiet for long enough to be pressed. */
  hasQuiet: boolean;
  /** Phases that match the search, and all there are; null without a search. */
  found: { matches: number; of: number } | null;
}

const LEVELS = [1, 2, 3, Number.POSITIVE_INFINITY];

/** What can be done with the waterfall: fit, press gaps, logarithmic axis, critical path, colour, levels, search. */
export function WaterfallTools({ view, change, onLevel, search, hasQuiet, found }: WaterfallToolsProps) {
  const scaleTo = (scale: 'gaps' | 'log') => change({ scale: view.scale === scale ? 'linear' : scale });
  return (
    <div className="flex flex-wrap items-center gap-1 px-4 pt-2 pb-1 text-xs print:hidden">
      <Tool
        hint="0"
        title="Show the whole boot"
        disabled={view.span === null}
        onClick={() => change({ span: null })}
      >
        Fit
      </Tool>
      <Tool
        hint="g"
        title={hasQuiet ? 'Press long waits and gaps together' : 'No wait or gap of this boot is long enough'}
        disabled={!hasQuiet && view.scale !== 'gaps'}
        pressed={view.scale === 'gaps'}
        onClick={() => scaleTo('gaps')}
      >
        Compress gaps
      </Tool>
      <Tool
        hint="l"
        title="Logarithmic time axis"
        pressed={view.scale === 'log'}
        onClick={() => scaleTo('log')}
      >
        Log
      </Tool>
      <Tool
        hint="p"
        title="Underline what decided when the boot ended"
        pressed={view.path}
        onClick={() => change({ path: !view.path })}
      >
        Critical path
      </Tool>
      <SlownessTool />
      <fieldset className="ml-1 flex items-center" aria-label="Levels that are open">
        <span className="mr-1 text-ink-3" aria-hidden="true">
          levels
        </span>
        {LEVELS.map((depth) => (
          <button
            key={depth}
            type="button"
            aria-pressed={view.depth === depth}
            onClick={() => onLevel(depth)}
            className={classNames(BUTTON, '-ml-px rounded-none px-1.5')}
          >
            {Number.isFinite(depth) ? depth : 'all'}
          </button>
        ))}
      </fieldset>
      <span className="ml-auto flex items-center gap-2">
        <span role="status" className="text-ink-2">
          {found && `${formatCount(found.matches)} of ${formatCountOf(found.of, 'phase')}`}
        </span>
        <input
          ref={search}
          type="search"
          value={view.find}
          onChange={(event) => change({ find: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // The search gives way first, what is selected stays.
            event.stopPropagation();
            if (view.find !== '') change({ find: '' });
            event.currentTarget.blur();
          }}
          placeholder="phases, >500ms, >5%"
          aria-label="Search phases: words, or a bound such as >500ms or >5%"
          title="f"
          className="h-6 w-44 rounded-sm border border-line-strong bg-raised px-2 placeholder:text-ink-3"
        />
      </span>
    </div>
  );
}

/** There is nothing to colour by where no peers are known. */
function SlownessTool() {
  const { hasRanks, bySlowness, toggleSlowness } = usePeerRanks();
  if (!hasRanks) return null;
  return (
    <Tool
      hint="w"
      title="Colour bars by how slow their phases were among the peers"
      pressed={bySlowness}
      onClick={toggleSlowness}
    >
      Slowness
    </Tool>
  );
}

interface ToolProps {
  hint: string;
  title: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: string;
}

function Tool({ hint, title, pressed, disabled, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      title={title}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      className={BUTTON}
    >
      {children}
      <span aria-hidden="true" className="-mr-1 max-sm:hidden">
        <KeyCap>{hint}</KeyCap>
      </span>
    </button>
  );
}
