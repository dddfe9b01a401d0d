import type { Boot } from '@/lib/domain/boot';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import { printable } from './printable';

/** Name of an image or flavor as far as it is known. */
export function refName(ref: ImageRef | FlavorRef | null): string | null {
  if (ref === null) return null;
  const key = 'cacheKey' in ref ? ref.cacheKey : undefined;
  const name = ref.name ?? ref.id ?? key;
  return name === undefined ? null : printable(name);
}

/** One line that names a boot: its display name or instance, and the attempt where there were several. */
export function bootTitle({
  displayName,
  instance,
  attempt,
  attempts,
}: Pick<Boot, 'displayName' | 'instance' | 'attempt' | 'attempts'>): string {
  const name = printable(displayName ?? instance);
  return attempts > 1 ? `${name}, attempt ${attempt} of ${attempts}` : name;
}
