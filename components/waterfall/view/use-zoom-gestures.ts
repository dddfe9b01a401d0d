'use client';

import { type RefObject, useEffect } from 'react';
import type { Span } from '@/lib/layout/time-axis';
import type { TimeFrame } from '@/lib/layout/waterfall';
import { panBy, zoomAt } from '@/lib/layout/zoom';
import { useLatest } from '../use-latest';

interface Gestures {
  /** What listens: the whole table, so that rows zoom as the axis does. */
  table: RefObject<HTMLElement | null>;
  /** Whose left edge and width are the axis's. */
  chart: RefObject<HTMLElement | null>;
  frame: TimeFrame;
  onView: (view: Span | null) => void;
}

/** A notch of a wheel is 100: this makes it a sixth. */
const WHEEL_RATE = 0.0018;

/** Ctrl or ⌘ with the wheel (which is also what a touchpad's pinch sends), and two fingers on a screen, zoom at their place. */
export function useZoomGestures({ table, chart, frame, onView }: Gestures) {
  const latest = useLatest({ frame, onView });
  useEffect(() => {
    const element = table.current;
    if (!element) return;
    const momentAt = (clientX: number) => {
      const box = chart.current?.getBoundingClientRect();
      const share = box && box.width > 0 ? (clientX - box.left) / box.width : 0.5;
      return latest.current.frame.atX(Math.min(1, Math.max(0, share)) * latest.current.frame.width);
    };
    const zoom = (clientX: number, factor: number) => {
      const { frame: now, onView: show } = latest.current;
      show(zoomAt(now.ground, now.span, momentAt(clientX), factor));
    };
    const wheel = (event: WheelEvent) => {
      const { frame: now, onView: show } = latest.current;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(event.clientX, Math.exp(event.deltaY * WHEEL_RATE * (event.deltaMode === 1 ? 30 : 1)));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && now.span !== now.ground.whole) {
        event.preventDefault();
        show(panBy(now.ground, now.span, event.deltaX / Math.max(1, now.width)));
      }
    };
    let apart = 0;
    const touch = (event: TouchEvent) => {
      const [a, b] = event.touches;
      if (!a || !b) {
        apart = 0;
        return;
      }
      event.preventDefault();
      const distance = Math.max(20, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
      if (apart > 0) zoom((a.clientX + b.clientX) / 2, apart / distance);
      apart = distance;
    };
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('touchstart', touch, { passive: false });
    element.addEventListener('touchmove', touch, { passive: false });
    element.addEventListener('touchend', touch);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('touchstart', touch);
      element.removeEventListener('touchmove', touch);
      element.removeEventListener('touchend', touch);
    };
  }, [table, chart, latest]);
}
