import type { PointerEvent } from 'react';

/** A move of less is a click. */
const LEAST_PX = 4;

interface DragSpan {
  /** While the pointer moves; shares of the element's width, in order. */
  onMove: (from: number, to: number) => void;
  /** When it is let go, or null after a mere click. */
  onEnd: (drawn: [from: number, to: number] | null) => void;
}

/** Follows a pointer that draws a stretch on an element, from where it was pressed. */
export function dragSpan(event: PointerEvent<HTMLElement>, { onMove, onEnd }: DragSpan) {
  if (event.button !== 0) return;
  const element = event.currentTarget;
  const box = element.getBoundingClientRect();
  const shareOf = (clientX: number) => Math.min(1, Math.max(0, (clientX - box.left) / box.width));
  const start = event.clientX;
  let drawn: [number, number] | null = null;
  element.setPointerCapture(event.pointerId);
  const move = ({ clientX }: globalThis.PointerEvent) => {
    if (drawn === null && Math.abs(clientX - start) < LEAST_PX) return;
    const [a, b] = [shareOf(start), shareOf(clientX)];
    drawn = [Math.min(a, b), Math.max(a, b)];
    onMove(...drawn);
  };
  element.addEventListener('pointermove', move);
  element.addEventListener(
    'lostpointercapture',
    () => {
      element.removeEventListener('pointermove', move);
      onEnd(drawn);
    },
    { once: true },
  );
}
