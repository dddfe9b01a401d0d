import type { Boot } from '@/lib/domain/boot';
import { getDatabase } from '@/lib/store/db';
import { countEndedBoots } from './count-ended-boots';
import { sharedMetrics } from './metrics';

/** Counts the boots that this process projects. */
export function countOwnBoots(): (boots: readonly Boot[]) => void {
  const count = countEndedBoots(getDatabase(), sharedMetrics());
  return (boots) => void count(boots);
}
