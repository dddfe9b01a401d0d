'use client';

import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { useElementWidth } from '@/components/ui/use-element-width';
import { layoutMinimap, minimapHeight } from '@/lib/layout/minimap';
import type { Span } from '@/lib/layout/time-axis';
import { frameTime, type TimeGround } from '@/lib/layout/waterfall';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { WaterfallTree } from '@/lib/layout/waterfall-tree';
import { clampView, panBy } from '@/lib/layout/zoom';
import { dragSpan } from '../view/drag-span';
import { useMinimapCanvas } from './use-minimap-canvas';
import { ViewGrip } from './view-grip';
import { ViewHandle } from './view-handle';

interface MinimapProps {
  subject: WaterfallSubject;
  tree: WaterfallTree;
  ground: TimeGround;
  /** What the waterfall shows. */
  span: Span;
  onView: (view: Span | null) => void;
}

const ASSUMED_WIDTH = 1200;

/** All of the boot in a strip, and on it the stretch that the waterfall shows: drawn anew, moved, or stretched at its edges. */
export function Minimap({ subject, tree, ground, span, onView }: MinimapProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useElementWidth(box, ASSUMED_WIDTH);
  const [drawn, setDrawn] = useState<[number, number] | null>(null);
  const whole = useMemo(
    () => frameTime(ground, null, subject, { width, minBarWidth: 1, tickGap: 72 }),
    [ground, subject, width],
  );
  const height = minimapHeight(subject.phases.length);
  const marks = useMemo(() => layoutMinimap(tree, whole, height), [tree, whole, height]);
  useMinimapCanvas(canvas, marks, { width, height });
  const share = (ms: number) => whole.x(ms) / width;
  const [from, to] = drawn ?? [share(span.fromMs), share(span.toMs)];
  const show = (left: number, right: number) =>
    onView(clampView(ground, { fromMs: whole.atX(left * width), toMs: whole.atX(right * width) }));
  const brush = (event: PointerEvent<HTMLElement>) =>
    dragSpan(event, {
      onMove: (left, right) => setDrawn([left, right]),
      onEnd: (end) => {
        setDrawn(null);
        if (end) show(...end);
      },
    });
  const isWhole = span === ground.whole;
  return (
    <div className="mx-4 mb-1 print:hidden">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for pointers; the sliders on it do the same by keyboard. */}
      <div
        ref={box}
        onPointerDown={brush}
        onDoubleClick={() => onView(null)}
        className="relative cursor-crosshair touch-pan-y border border-line bg-sunken"
        style={{ height: height + 2 }}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas cannot have the focus. */}
        <canvas ref={canvas} aria-hidden="true" className="absolute inset-0 size-full" />
        <Shade from={0} to={from} />
        <Shade from={to} to={1} />
        {!isWhole && !drawn && (
          <ViewGrip from={from} to={to} onMove={(by) => onView(panBy(ground, span, by))} />
        )}
        <ViewHandle
          name="Start of the view"
          at={from}
          other={to}
          whole={whole}
          onMove={(at) => show(at, to)}
        />
        <ViewHandle
          name="End of the view"
          at={to}
          other={from}
          whole={whole}
          onMove={(at) => show(from, at)}
        />
      </div>
    </div>
  );
}

function Shade({ from, to }: { from: number; to: number }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 bg-ground/75"
      style={{ left: percent(from * 100), width: percent(Math.max(0, to - from) * 100) }}
    />
  );
}
