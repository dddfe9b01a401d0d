'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { toRoute } from './route';

interface QueryLinkProps {
  /** Keys of the query with their new values; null takes one out. */
  change: Readonly<Record<string, string | null>>;
  /** No step for Back. */
  replace?: boolean;
  className?: string;
  'aria-current'?: 'true';
  children: ReactNode;
}

/**
 * This page with a part of its query changed. What the page itself has written there since the server made it – what is
 * selected, zoomed, looked for – stays.
 */
export function QueryLink({ change, children, ...rest }: QueryLinkProps) {
  const query = new URLSearchParams(useSearchParams());
  for (const [key, value] of Object.entries(change)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  return (
    <Link href={toRoute(`?${query}`)} prefetch={false} scroll={false} {...rest}>
      {children}
    </Link>
  );
}
