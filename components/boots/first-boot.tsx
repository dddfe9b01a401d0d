import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { toRoute } from '@/components/ui/route';
import { exampleBootCommand } from './example-boot';
import { FirstBootWatch } from './first-boot-watch';

interface FirstBootProps {
  /** Scheme, host and port by which this page was reached. */
  origin: string;
  /** Unix milliseconds, so that the example happens now. */
  nowMs: number;
  /** What the page will show. */
  title: string;
}

const LINES = [
  [
    'nova-compute.log',
    'Claim successful · Creating image · VM Started · Took 6.48 seconds to build instance',
  ],
  ['nova-api.log', 'POST /v2.1/servers … status: 202'],
  ['oned.log, <vmid>.log', 'New VM state is ACTIVE · New state is PROLOG · BOOT · RUNNING'],
] as const;

/** Before the first event: which lines to ship, and one command that makes this page show something. */
export function FirstBoot({ origin, nowMs, title }: FirstBootProps) {
  const command = exampleBootCommand(origin, nowMs);
  return (
    <EmptyState title={title} outline={<Outline />}>
      <p>
        Bootfall reads what your log shipper already carries. Nothing needs to be instrumented. Ship these:
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {LINES.map(([file, lines]) => (
          <div key={file} className="contents">
            <dt className="font-mono text-xs leading-5 text-ink">{file}</dt>
            <dd className="max-sm:mb-1">{lines}</dd>
          </div>
        ))}
      </dl>
      <p>
        Shipper configurations to copy are on the{' '}
        <Link href={toRoute('/ingest')} prefetch={false} className="link text-ink">
          ingest page
        </Link>
        . Or see one boot now: paste this into a shell.
      </p>
      <div className="relative rounded-lg border border-line bg-sunken">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="max-h-80 overflow-auto p-3 pr-10 font-mono text-xs leading-5 text-ink"
        >
          {command}
        </pre>
        <CopyButton text={command} what="command" className="absolute top-2 right-2" />
      </div>
      <FirstBootWatch />
    </EmptyState>
  );
}

const BARS = [
  [0, 4],
  [4, 9],
  [9, 12],
  [13, 38],
  [51, 6],
  [57, 25],
  [82, 16],
] as const;

function Outline() {
  return (
    <svg aria-hidden="true" viewBox="0 0 600 84" className="w-full" fill="none" stroke="currentColor">
      {BARS.map(([start, length], index) => (
        <rect key={start} x={start * 6 + 0.5} y={index * 12 + 2.5} width={length * 6} height="7" rx="1" />
      ))}
    </svg>
  );
}
