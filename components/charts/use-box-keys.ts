'use client';

import { type KeyboardEvent, useState } from 'react';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { type CellRange, rangeBetween } from '@/lib/layout/heat-map-box';

interface BoxKeyHandlers {
  /** Enter: these cells are the box. */
  onBox: (range: CellRange) => void;
  /** `b`: the boots of these cells. */
  onBoots: (range: CellRange) => void;
  /** Esc. */
  onClear: () => void;
}

const STEPS: Record<string, readonly [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 5],
  PageDown: [0, -5],
};

/** Arrows move over the cells, with Shift they draw a box; Enter takes it, b lists its boots, Esc leaves. */
export function useBoxKeys(map: DurationHeatMap, { onBox, onBoots, onClear }: BoxKeyHandlers) {
  const [corners, setCorners] = useState<{ from: Cell; to: Cell } | null>(null);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const range = corners && rangeBetween(corners.from, corners.to);
    const step = STEPS[event.key];
    if (step) {
      const to = corners ? moved(map, corners.to, step) : startOf(map);
      setCorners({ from: event.shiftKey && corners ? corners.from : to, to });
    } else if (event.key === 'Enter' && range) onBox(range);
    else if (event.key === 'b' && range) onBoots(range);
    else if (event.key === 'Escape') {
      setCorners(null);
      onClear();
    } else return;
    event.preventDefault();
  };
  return {
    marked: corners && rangeBetween(corners.from, corners.to),
    onKeyDown: press,
    onBlur: () => setCorners(null),
  };
}

interface Cell {
  column: number;
  row: number;
}

/** The newest cell that holds boots. */
function startOf({ cells }: DurationHeatMap): Cell {
  const newest = cells.reduce<Cell | null>(
    (best, cell) => (best && best.column > cell.column ? best : cell),
    null,
  );
  return newest ? { column: newest.column, row: newest.row } : { column: 0, row: 0 };
}

function moved(
  map: DurationHeatMap,
  { column, row }: Cell,
  [columns, rows]: readonly [number, number],
): Cell {
  return {
    column: Math.min(Math.max(column + columns, 0), map.times.length - 2),
    row: Math.min(Math.max(row + rows, 0), map.durations.length - 2),
  };
}
