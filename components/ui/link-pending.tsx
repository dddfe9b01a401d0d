'use client';

import { useLinkStatus } from 'next/link';
import { classNames } from './class-names';

interface LinkPendingProps {
  /** Stands in a corner of the link, which then has to be `relative`, and takes no room. */
  isFloating?: boolean;
}

/** A dot in a link whose page is on its way; drawn only if that takes over 300 ms. */
export function LinkPending({ isFloating = false }: LinkPendingProps) {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-block size-1.5 shrink-0 rounded-full skeleton bg-ink-2',
        isFloating ? 'absolute top-0.5 right-0.5' : 'ml-1.5 self-center',
      )}
    />
  );
}
