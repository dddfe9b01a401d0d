'use client';

import { type PointerEvent, useRef } from 'react';
import { percent } from '@/components/boots/stage-bar';

interface ViewGripProps {
  /** Shares of the strip. */
  from: number;
  to: number;
  onMove: (byShare: number) => void;
}

/** The shown stretch itself, to be moved. */
export function ViewGrip({ from, to, onMove }: ViewGripProps) {
  const last = useRef(0);
  const grab = (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    last.current = event.clientX;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const length = event.currentTarget.getBoundingClientRect().width;
    onMove((event.clientX - last.current) / Math.max(1, length));
    last.current = event.clientX;
  };
  return (
    <span
      aria-hidden="true"
      onPointerDown={grab}
      onPointerMove={drag}
      className="absolute inset-y-0 cursor-grab touch-none border-y border-ink-3 active:cursor-grabbing"
      style={{ left: percent(from * 100), width: percent(Math.max(0, to - from) * 100) }}
    />
  );
}
