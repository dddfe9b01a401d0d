'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { BUTTON } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { toRoute } from '@/components/ui/route';

interface LiveToggleProps {
  live: boolean;
  /** Where the page with the other choice is. */
  href: string;
}

const EVERY_MS = 3000;

/** Asks for the page again every few seconds; the place in it and what is focused stay. */
export function LiveToggle({ live, href }: LiveToggleProps) {
  const router = useRouter();
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [live, router]);
  return (
    <button
      type="button"
      aria-pressed={live}
      title={`Ask for new boots every ${EVERY_MS / 1000} s`}
      onClick={() => router.replace(toRoute(href), { scroll: false })}
      className={BUTTON}
    >
      <span
        aria-hidden="true"
        className={classNames(
          'size-1.5 rounded-full',
          live ? 'animate-[pulse_1.5s_infinite] bg-current' : 'border border-ink-3',
        )}
      />
      Live
    </button>
  );
}
