'use client';

import type { KeyboardEvent, PointerEvent } from 'react';

interface ColumnHandleProps {
  /** Width of the column in pixels. */
  width: number;
  onResize: (width: number) => void;
}

const LEAST = 140;
const MOST = 560;
const STEP = 16;

/** The edge of the name column, to be dragged, or moved with the arrow keys. */
export function ColumnHandle({ width, onResize }: ColumnHandleProps) {
  const resize = (wanted: number) => onResize(Math.min(MOST, Math.max(LEAST, Math.round(wanted))));
  const drag = (event: PointerEvent<HTMLElement>) => {
    const element = event.currentTarget;
    const offset = width - event.clientX;
    element.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => resize(offset + clientX);
    element.addEventListener('pointermove', move);
    element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can.
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the names"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={drag}
      onKeyDown={press}
      className="absolute inset-y-0 right-0 w-2 translate-x-1/2 cursor-col-resize touch-none after:absolute after:inset-y-1 after:left-1/2 after:w-px hover:after:bg-line-strong focus-visible:after:bg-ink max-sm:hidden"
    />
  );
}
