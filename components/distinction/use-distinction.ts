'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { DistinctionReport } from '@/lib/domain/statistics/distinction';
import type { BoxBounds } from '@/lib/layout/heat-map-box';
import { parseAsBox } from './box-param';

interface Asked {
  box: BoxBounds | null;
  report: DistinctionReport | null;
  problem: string | null;
}

/**
 * The box and what is told of it. A new box is asked for at once, without the page; the URL follows, so that it can be
 * shared and gone back to.
 */
export function useDistinction(initial: Asked, apiHref: (box: BoxBounds) => string) {
  const [asked, setAsked] = useState(initial);
  const running = useRef<AbortController | null>(null);

  const ask = useCallback(
    (box: BoxBounds | null) => {
      running.current?.abort();
      setAsked({ box, report: null, problem: null });
      if (box === null) return;
      const abort = new AbortController();
      running.current = abort;
      askFor(apiHref(box), abort.signal).then(
        (report) => setAsked({ box, report, problem: null }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          setAsked({ box, report: null, problem: error instanceof Error ? error.message : 'It failed.' });
        },
      );
    },
    [apiHref],
  );
  useEffect(() => {
    // Back and forward change the URL alone.
    const follow = () => {
      const text = new URL(window.location.href).searchParams.get('box');
      ask(text === null ? null : parseAsBox.parse(text));
    };
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      running.current?.abort();
    };
  }, [ask]);

  const choose = useCallback(
    (box: BoxBounds | null) => {
      const url = new URL(window.location.href);
      if (box) url.searchParams.set('box', parseAsBox.serialize(box));
      else url.searchParams.delete('box');
      window.history.pushState(null, '', url);
      ask(box);
    },
    [ask],
  );
  return { ...asked, choose, retry: () => ask(asked.box) };
}

async function askFor(href: string, signal: AbortSignal): Promise<DistinctionReport> {
  const response = await fetch(href, { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as DistinctionReport;
}
