'use client';

import { useSearchParams } from 'next/navigation';

/** The phase whose evidence is shown. It stands in the URL as `phase`, so that a link leads to it. */
export function useSelection(): [selected: string | null, select: (key: string | null) => void] {
  const selected = useSearchParams().get('phase');
  const select = (key: string | null) => {
    const url = new URL(location.href);
    if (key === null) url.searchParams.delete('phase');
    else url.searchParams.set('phase', key);
    // Nothing on the server depends on it: no request, and no step for Back.
    history.replaceState(null, '', url);
  };
  return [selected, select];
}
