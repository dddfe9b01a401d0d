'use client';

import { type PointerEvent, useRef, useState } from 'react';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { type CellRange, cellAt, rangeBetween } from '@/lib/layout/heat-map-box';
import { HEAT_MAP_BOX } from './heat-map-inks';

interface BoxDragHandlers {
  /** A box was drawn. */
  onBox: (range: CellRange) => void;
  /** A cell was pressed without drawing. */
  onPress: (range: CellRange) => void;
}

/** Under so many pixels it is a press, not a box. */
const PRESS_PX = 5;

interface Drag {
  clientX: number;
  clientY: number;
  isBox: boolean;
}

/** Draws a box with the mouse, a pen or a finger; the cells under it while it is drawn. */
export function useBoxDrag(map: DurationHeatMap, { onBox, onPress }: BoxDragHandlers) {
  const start = useRef<Drag | null>(null);
  const [drawn, setDrawn] = useState<CellRange | null>(null);

  const cellOf = (element: Element, point: { clientX: number; clientY: number }) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return cellAt(map, HEAT_MAP_BOX, {
      x: ((point.clientX - left) / width) * HEAT_MAP_BOX.width,
      y: ((point.clientY - top) / height) * HEAT_MAP_BOX.height,
    });
  };
  const rangeTo = (event: PointerEvent): CellRange | null => {
    if (!start.current) return null;
    const [from, to] = [cellOf(event.currentTarget, start.current), cellOf(event.currentTarget, event)];
    return from && to ? rangeBetween(from, to) : null;
  };
  const end = () => {
    start.current = null;
    setDrawn(null);
  };
  return {
    drawn,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { clientX: event.clientX, clientY: event.clientY, isBox: false };
      },
      onPointerMove(event: PointerEvent) {
        const drag = start.current;
        if (!drag) return;
        drag.isBox ||= Math.hypot(event.clientX - drag.clientX, event.clientY - drag.clientY) > PRESS_PX;
        if (drag.isBox) setDrawn(rangeTo(event));
      },
      onPointerUp(event: PointerEvent) {
        const range = rangeTo(event);
        const isBox = start.current?.isBox;
        end();
        if (range) (isBox ? onBox : onPress)(range);
      },
      onPointerCancel: end,
    },
  };
}
