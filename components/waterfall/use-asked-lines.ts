'use client';

import { useEffect, useState } from 'react';
import type { EvidenceLine } from './evidence-group';

/** The lines of a phase of a boot whose lines did not come with the page; null until they are known or where none is asked for. */
export function useAskedLines(linesHref: string, phase: string | null): readonly EvidenceLine[] | null {
  const [known, setKnown] = useState<{ phase: string; lines: readonly EvidenceLine[] } | null>(null);
  useEffect(() => {
    if (phase === null) return;
    const abort = new AbortController();
    const ask = async () => {
      const query = new URLSearchParams({ phase });
      const response = await fetch(`${linesHref}?${query}`, { signal: abort.signal });
      setKnown({ phase, lines: response.ok ? ((await response.json()) as EvidenceLine[]) : [] });
    };
    // Without an answer the panel has no line to show; a closed panel wants none.
    ask().catch(() => abort.signal.aborted || setKnown({ phase, lines: [] }));
    return () => abort.abort();
  }, [linesHref, phase]);
  return known?.phase === phase ? known.lines : null;
}
