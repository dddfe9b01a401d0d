import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** A sentence that the reader must know before trusting what stands below: an empty range, truncation, partial data. */
export function Notice({ tone = 'plain', children }: { tone?: 'plain' | 'warn'; children: ReactNode }) {
  return (
    <p
      className={classNames(
        'mx-4 my-1 border-l-2 px-3 py-1 text-ink-2',
        tone === 'warn' ? 'border-warn' : 'border-line-strong',
      )}
    >
      {children}
    </p>
  );
}
