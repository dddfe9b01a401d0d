'use client';

import { useEffect } from 'react';
import { Button } from './button';

interface ErrorStateProps {
  /** What failed, as the reader sees it: `The boots could not be read.` */
  title: string;
  error: unknown;
  retry: () => void;
}

/** A page that failed: what failed, what still holds, and a way to try again. */
export function ErrorState({ title, error, retry }: ErrorStateProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <section role="alert" className="mx-auto flex w-full max-w-180 flex-col gap-3 px-4 py-10">
      <h1 className="text-lg">
        <span className="text-fail" aria-hidden="true">
          ▲{' '}
        </span>
        {title}
      </h1>
      <p className="text-ink-2">
        Nothing is lost: every event that was acknowledged is on disk. Most often the database cannot be
        reached; the log of the server says more
        {digest && (
          <>
            {' '}
            under <code className="font-mono text-xs">{digest}</code>
          </>
        )}
        .
      </p>
      <div>
        <Button onClick={() => retry()}>Try again</Button>
      </div>
    </section>
  );
}
