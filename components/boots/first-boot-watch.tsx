'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Pulse } from '@/components/frame/ingest-dot';

const EVERY_MS = 2000;
/** What arrived this recently may be a boot by now. */
const RECENT_MS = 15_000;

/** Says whether anything arrived yet, and asks for the page again when something did: the first boot shows itself. */
export function FirstBootWatch() {
  const router = useRouter();
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return;
      const response = await fetch('/pulse').catch(() => null);
      if (!response?.ok) return;
      const { lastHeardMs, nowMs } = (await response.json()) as Pulse;
      setHeard(lastHeardMs !== null);
      if (lastHeardMs !== null && nowMs - lastHeardMs < RECENT_MS) router.refresh();
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p role="status">
      {heard
        ? 'Lines arrive, but none of them made a boot so far. The ingest page says what became of them.'
        : 'Waiting for the first event; this page shows it by itself.'}
    </p>
  );
}
