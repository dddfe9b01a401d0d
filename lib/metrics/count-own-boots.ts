import type { EndedBoot } from '@/lib/domain/ended-boot';
import { getDatabase } from '@/lib/store/db';
import { countEndedBoots } from './count-ended-boots';
import { sharedMetrics } from './metrics';

/** Counts the boots that this process projects. */
export function countOwnBoots(): (boots: readonly EndedBoot[]) => void {
  const count = countEndedBoots(getDatabase(), sharedMetrics());
  return (boots) => void count(boots);
}
