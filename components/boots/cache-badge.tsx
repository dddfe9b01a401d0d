import { classNames } from '@/components/ui/class-names';
import type { CacheBasis, CacheState } from '@/lib/domain/boot';

const MEANING: Record<CacheState, string> = {
  cold: 'This boot fetched the image.',
  follower: 'This boot waited for another one that fetched the image; it counts as cold.',
  warm: 'The image was on the host already.',
  none: 'No image cache is involved (volume, rbd clone, linked image).',
  unknown: 'The evidence does not tell.',
};

const TONE: Record<CacheState, string> = {
  cold: 'text-cold',
  follower: 'text-cold',
  warm: 'text-warm',
  none: 'text-ink-3',
  unknown: 'text-ink-3',
};

interface CacheBadgeProps {
  state: CacheState;
  basis: CacheBasis;
  /** Writes the basis beside the word; else it is in the title. */
  withBasis?: boolean;
}

/** A boot's cache state: a word, a square (full, half, empty) and how it is known. */
export function CacheBadge({ state, basis, withBasis = false }: CacheBadgeProps) {
  const known = basis === 'none' ? '' : ` (${basis})`;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={`${MEANING[state]}${known}`}>
      <span className={classNames('inline-flex items-center gap-1.5', TONE[state])}>
        <CacheSquare state={state} />
        {state}
      </span>
      {basis !== 'none' && (
        <span className={classNames('text-2xs text-ink-3', !withBasis && 'sr-only')}>{basis}</span>
      )}
    </span>
  );
}

function CacheSquare({ state }: { state: CacheState }) {
  if (state === 'none' || state === 'unknown') return null;
  const fill = state === 'cold' ? 'M0.5 0.5h7v7h-7z' : state === 'follower' ? 'M0.5 7.5v-7l7 7z' : null;
  return (
    <svg aria-hidden="true" width="8" height="8" viewBox="0 0 8 8">
      <rect x="0.5" y="0.5" width="7" height="7" fill="none" stroke="currentColor" />
      {fill && <path d={fill} fill="currentColor" />}
    </svg>
  );
}
