'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { changeQuery, type QueryChange } from './change-query';
import { toRoute } from './route';

interface QueryLinkProps {
  change: QueryChange;
  /** No step for Back. */
  replace?: boolean;
  className?: string;
  'aria-current'?: 'true';
  'aria-label'?: string;
  children: ReactNode;
}

/**
 * This page with a part of its query changed. What the page itself has written there since the server made it – what is
 * selected, zoomed, looked for – stays.
 */
export function QueryLink({ change, children, ...rest }: QueryLinkProps) {
  const query = changeQuery(new URLSearchParams(useSearchParams()), change);
  return (
    <Link href={toRoute(`?${query}`)} prefetch={false} scroll={false} {...rest}>
      {children}
    </Link>
  );
}
