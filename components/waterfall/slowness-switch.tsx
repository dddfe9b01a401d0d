'use client';

import { useSearchParams } from 'next/navigation';
import { SLOWNESS_LEVELS, type Slowness } from '@/lib/layout/slowness';

const MEANING: Record<Slowness, string> = {
  unknown: 'too few peers',
  usual: 'up to p50',
  above: 'up to p95',
  slow: 'up to p99',
  extreme: 'beyond p99',
};

/** Switches the bars' colour between stage and slowness among the peers; the choice stands in the URL as `colour`. */
export function SlownessSwitch() {
  const isOn = useSearchParams().get('colour') === 'slowness';
  const toggle = () => {
    const url = new URL(location.href);
    if (isOn) url.searchParams.delete('colour');
    else url.searchParams.set('colour', 'slowness');
    history.replaceState(null, '', url);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1 text-xs text-ink-2 print:hidden">
      <button type="button" aria-pressed={isOn} onClick={toggle} className="link">
        {isOn ? 'Colour by stage' : 'Colour by slowness'}
      </button>
      {isOn &&
        SLOWNESS_LEVELS.map((level) => (
          <span key={level} data-slowness={level} className="flex items-center gap-1.5">
            <span aria-hidden="true" data-stage="request" className="bar-work size-2.5" />
            {MEANING[level]}
          </span>
        ))}
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="relative h-3 w-6">
          <span className="peer-band absolute inset-0" />
        </span>
        p50 to p95 of the peers
      </span>
    </div>
  );
}
