'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { RevealRow } from './waterfall-body';

interface WindowedRowsProps {
  count: number;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
  /** Set to what brings a row into the document. */
  reveal: RefObject<RevealRow | null>;
  /** Draws the row of an index. */
  draw: (index: number) => ReactNode;
}

const ASSUMED_HEIGHT = 28;
const OVERSCAN = 12;

/** The rows that are in sight, and room for the others. All rows are of one height, which is measured. */
export function WindowedRows({ count, scroller, reveal, draw }: WindowedRowsProps) {
  const height = useRowHeight(scroller);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height is what the sizes are asked for again.
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    reveal.current = (index) => virtualizer.scrollToIndex(index, { align: 'auto' });
    return () => {
      reveal.current = null;
    };
  }, [virtualizer, reveal]);
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      <Space height={before} />
      {items.map(({ index }) => draw(index))}
      <Space height={after} />
    </tbody>
  );
}

function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of nothing cannot have the focus.
    <tr aria-hidden="true" className="waterfall-space">
      <td colSpan={6} aria-hidden="true" style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** Height of a row as it is now: it depends on density and on the width of the screen. */
function useRowHeight(scroller: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(ASSUMED_HEIGHT);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const row = element.querySelector<HTMLElement>('tr[data-key]');
      if (row && row.offsetHeight > 0) setHeight(row.offsetHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const density = new MutationObserver(measure);
    density.observe(document.documentElement, { attributes: true });
    return () => {
      observer.disconnect();
      density.disconnect();
    };
  }, [scroller]);
  return height;
}
