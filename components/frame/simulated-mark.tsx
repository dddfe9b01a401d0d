'use client';

import { useSearchParams } from 'next/navigation';
import { SIMULATED_MARK } from '@/components/ui/simulated-mark-style';
import { isSimulatedCloud } from '@/lib/domain/simulated-cloud';

/** Says that boots which never happened are, or may be, among those shown. */
export function SimulatedMark({ clouds }: { clouds: readonly string[] }) {
  const chosen = useSearchParams().getAll('cloud');
  const shown = chosen.length > 0 ? chosen : clouds;
  const simulated = shown.filter(isSimulatedCloud);
  if (simulated.length === 0) return null;
  const all = simulated.length === shown.length;
  return (
    <span
      className={SIMULATED_MARK}
      title={`${simulated.join(', ')}: boots of a simulated cloud, which never happened`}
    >
      {all ? 'simulated' : 'partly simulated'}
    </span>
  );
}
