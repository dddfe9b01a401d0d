'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { formatDuration } from '@/lib/layout/duration';

interface ViewHandleProps {
  name: string;
  /** Shares of the strip. */
  at: number;
  other: number;
  whole: { width: number; atX: (x: number) => number };
  onMove: (share: number) => void;
}

/** Part of the strip that an arrow key moves an edge by. */
const STEP = 0.01;

/** An edge of the shown stretch: dragged, or moved with the arrow keys; one of a pair of sliders. */
export function ViewHandle({ name, at, other, whole, onMove }: ViewHandleProps) {
  const [least, most] = at <= other ? [0, other] : [other, 1];
  const move = (share: number) => onMove(Math.min(most, Math.max(least, share)));
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const strip = event.currentTarget.parentElement?.getBoundingClientRect();
    if (strip) move((event.clientX - strip.left) / strip.width);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const big = event.shiftKey ? 10 : 1;
    const steps: Record<string, number> = {
      ArrowLeft: at - STEP * big,
      ArrowDown: at - STEP * big,
      ArrowRight: at + STEP * big,
      ArrowUp: at + STEP * big,
      PageDown: at - STEP * 10,
      PageUp: at + STEP * 10,
      Home: least,
      End: most,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(wanted);
  };
  const msAt = (share: number) => Math.round(whole.atX(share * whole.width) * 1000) / 1000;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={msAt(least)}
      aria-valuemax={msAt(most)}
      aria-valuenow={msAt(at)}
      aria-valuetext={formatDuration(msAt(at))}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onKeyDown={press}
      className="absolute inset-y-0 -ml-1.5 w-3 cursor-ew-resize touch-none after:absolute after:inset-y-1.5 after:left-1/2 after:w-1 after:-translate-x-1/2 after:rounded-sm after:bg-ink-2 hover:after:bg-ink focus-visible:after:bg-ink"
      style={{ left: percent(at * 100) }}
    />
  );
}
