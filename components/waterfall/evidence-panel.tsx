import { useEffect } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { formatOffset, formatTime, stampPrecision } from '@/lib/layout/clock-time';
import { formatCountOf } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';
import type { LineBar } from './bars-of-lines';
import type { EvidenceGroup, EvidenceLine } from './evidence-group';

interface EvidencePanelProps {
  group: EvidenceGroup;
  lines: readonly EvidenceLine[];
  zone: string;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
  /** Other bars that a line has part in proving. */
  barsOf: (line: string) => readonly LineBar[];
  /** Selects another bar. */
  onSelect: (key: string) => void;
  onClose: () => void;
}

/** The raw lines that prove the selected phase, in order. It stays in sight at the lower edge while the page scrolls. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { group, lines, zone, resolutionMs, barsOf, onSelect, onClose } = props;
  useEscape(onClose);
  const text = () => lines.map((line) => line.text ?? `${line.label} (no line)`).join('\n');
  const [first] = lines;
  return (
    <section
      aria-label={`Evidence of ${group.title}`}
      className="sticky bottom-0 z-10 flex max-h-[42vh] flex-col border-y border-line-strong bg-raised shadow-float"
    >
      <header className="flex min-h-8 flex-wrap items-center gap-x-3 px-4 py-1">
        <h2 className="text-sm">{group.title}</h2>
        <span className="text-ink-2">{formatCountOf(lines.length, 'line')}</span>
        {first && (
          <span className="text-ink-3" title="Time zone of the times below">
            {formatOffset(zone, first.atMs)}
          </span>
        )}
        <span className="ml-auto" />
        {lines.length > 0 && <CopyButton text={text} what="all lines" label="Copy all" />}
        <button
          type="button"
          onClick={onClose}
          aria-label="Close the evidence"
          className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
        >
          <Icon name="close" />
        </button>
      </header>
      {group.summary && <p className="px-4 pb-1 text-ink-2">{group.summary}</p>}
      <ol
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Lines"
        className="min-h-0 flex-1 overflow-y-auto border-t border-line pb-2"
      >
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            time={formatTime(line.atMs, zone, stampPrecision(line.atMs, resolutionMs))}
            bars={barsOf(line.id)}
            onSelect={onSelect}
          />
        ))}
        {lines.length === 0 && group.summary === null && (
          <li className="px-4 py-2 text-ink-2">
            No line proves this by itself; it follows from its neighbours.
          </li>
        )}
      </ol>
    </section>
  );
}

/** Esc closes the panel from anywhere on the page, unless it closes something above it. */
function useEscape(close: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      close();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

/** Longer lines (a guest's XML, a traceback) are shown up to here until asked for. */
const SHOWN_CHARS = 1200;

interface LineProps {
  line: EvidenceLine;
  time: string;
  bars: readonly LineBar[];
  onSelect: (key: string) => void;
}

function Line({ line, time, bars, onSelect }: LineProps) {
  const text = line.text ?? '';
  const file = line.path?.split('/').at(-1);
  const origin = [line.host, line.service ?? file].filter(Boolean).join(' · ');
  return (
    <li className="group/line grid grid-cols-[6.5rem_1fr_auto] gap-x-3 px-4 py-1 hover:bg-hover max-sm:grid-cols-[1fr_auto]">
      <div className="font-mono text-xs leading-5 text-ink-2">{time}</div>
      <div className="min-w-0 max-sm:order-last max-sm:col-span-2">
        <div className="text-xs leading-5 text-ink-3">
          <span className="font-medium text-ink-2">{line.label}</span>
          {origin && <span title={line.path ?? undefined}> · {origin}</span>}
          {bars.map(({ key, label }) => (
            <span key={key}>
              {' · '}
              <button
                type="button"
                onClick={() => onSelect(key)}
                title={`Show the bar ${label}`}
                className="link"
              >
                {label}
              </button>
            </span>
          ))}
        </div>
        <LineText text={visibleText(text)} />
      </div>
      <CopyButton
        text={text}
        what="line"
        className="self-start opacity-0 group-hover/line:opacity-100 focus-visible:opacity-100 max-sm:opacity-100"
      />
    </li>
  );
}

function LineText({ text }: { text: string }) {
  const style = 'font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]';
  if (text === '') return <p className="text-xs text-ink-3">The event came without its line.</p>;
  if (text.length <= SHOWN_CHARS) return <p className={style}>{text}</p>;
  return (
    <details className="group/long">
      <summary className={style}>
        <span className="group-open/long:hidden">{text.slice(0, SHOWN_CHARS)}… </span>
        <span className="link font-sans text-ink-2">
          <span className="group-open/long:hidden">all {text.length} characters</span>
          <span className="hidden group-open/long:inline">less</span>
        </span>
      </summary>
      <p className={style}>{text}</p>
    </details>
  );
}
