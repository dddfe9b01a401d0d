'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { toRoute } from '@/components/ui/route';
import { formatAgo } from '@/lib/layout/clock-time';
import { formatRate } from '@/lib/layout/quantity';

/** What `GET /pulse` answers. */
export interface Pulse {
  /** Events accepted in a second, over the last one to two minutes. */
  eventsPerSecond: number;
  /** Unix milliseconds at which a shipper was last heard of; null if none ever was. */
  lastHeardMs: number | null;
  /** The server's clock, Unix milliseconds. */
  nowMs: number;
}

const EVERY_MS = 5000;

/** Whether ingest is alive, in a word and a dot; leads to the ingest page. */
export function IngestDot({ initial }: { initial: Pulse | null }) {
  const [pulse, setPulse] = useState(initial);
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return;
      try {
        const response = await fetch('/pulse');
        setPulse(response.ok ? ((await response.json()) as Pulse) : null);
      } catch {
        setPulse(null);
      }
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const { tone, text, title } = describePulse(pulse);
  return (
    <Link
      href={toRoute('/ingest')}
      prefetch={false}
      title={title}
      className="flex h-6 items-center gap-1.5 rounded-sm px-1.5 whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink"
    >
      <span aria-hidden="true" className={classNames('size-2 rounded-full', tone)} />
      <span className="sr-only">Ingest: </span>
      {text}
    </Link>
  );
}

function describePulse(pulse: Pulse | null): { tone: string; text: string; title: string } {
  if (pulse === null)
    return { tone: 'border-2 border-fail', text: 'no answer', title: 'The server does not answer.' };
  if (pulse.lastHeardMs === null)
    return { tone: 'border-2 border-ink-3', text: 'no data yet', title: 'No shipper was ever heard of.' };
  const last = `A shipper was last heard of ${formatAgo(pulse.lastHeardMs, pulse.nowMs)}.`;
  if (pulse.eventsPerSecond <= 0) return { tone: 'border-2 border-ink-3', text: 'idle', title: last };
  return { tone: 'bg-alive', text: `${formatRate(pulse.eventsPerSecond)} ev/s`, title: last };
}
