'use client';

import { useMemo } from 'react';
import { quietStretches } from '@/lib/layout/time-warp';
import { frameTime, groundOf, type TimeFrame, type TimeGround } from '@/lib/layout/waterfall';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { WaterfallView } from '../view/use-waterfall-view';

interface Axis {
  /** The axis of the boot whatever of it is looked at. */
  ground: TimeGround;
  /** What of it is looked at, in pixels. */
  time: TimeFrame;
  /** Some stretch is quiet for long enough to be pressed. */
  hasQuiet: boolean;
}

const MARKS = { minBarWidth: 2, tickGap: 72 };

/** The time axis of a boot for a view of it and so many pixels. */
export function useTimeFrame(subject: WaterfallSubject, { scale, span }: WaterfallView, width: number): Axis {
  const ground = useMemo(() => groundOf(subject, scale), [subject, scale]);
  const time = useMemo(
    () => frameTime(ground, span, subject, { width, ...MARKS }),
    [ground, span, subject, width],
  );
  const hasQuiet = useMemo(() => quietStretches(subject.phases, ground.whole).length > 0, [subject, ground]);
  return { ground, time, hasQuiet };
}
