'use client';

import { useLinkStatus } from 'next/link';

/** A dot in a link whose page is on its way; drawn only if that takes over 300 ms. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden="true"
      className="ml-1.5 inline-block size-1.5 shrink-0 self-center rounded-full skeleton bg-ink-2"
    />
  );
}
