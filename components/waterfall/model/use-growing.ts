'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { growTo, progressOf } from '@/lib/layout/growing-boot';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';

/** A boot that has not ended, as the server knows it. */
export interface LiveBoot {
  /** Unix milliseconds of its last line, by the clocks of its hosts. */
  lastLineMs: number;
  /** Unix milliseconds on the server when it was read: this browser's clock may be another. */
  nowMs: number;
}

const ASK_EVERY_MS = 2000;
const GROW_EVERY_MS = 500;

/**
 * A boot in progress, grown to the present by the server's clock and asked for again every two seconds. What is selected,
 * zoomed or folded stays, as only the data is exchanged. One that has stalled is asked for, but does not grow.
 */
export function useGrowing(
  subject: WaterfallSubject,
  startedAtMs: number,
  live: LiveBoot | null,
): WaterfallSubject {
  const router = useRouter();
  const [grown, setGrown] = useState<WaterfallSubject | null>(null);
  const isLive = live !== null;
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isLive, router]);
  useEffect(() => {
    setGrown(null);
    if (!live) return;
    const offsetMs = live.nowMs - Date.now();
    const grow = () => {
      const nowMs = Date.now() + offsetMs;
      if (progressOf(live.lastLineMs, nowMs) === 'booting') setGrown(growTo(subject, nowMs - startedAtMs));
    };
    grow();
    const timer = setInterval(grow, GROW_EVERY_MS);
    return () => clearInterval(timer);
  }, [subject, startedAtMs, live]);
  return grown ?? subject;
}
