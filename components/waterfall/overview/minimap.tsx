'use client';

import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { useElementWidth } from '@/components/ui/use-element-width';
import { formatDuration } from '@/lib/layout/duration';
import { layoutMinimap, minimapHeight } from '@/lib/layout/minimap';
import type { Span } from '@/lib/layout/time-axis';
import { frameTime, type TimeGround } from '@/lib/layout/waterfall';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { WaterfallTree } from '@/lib/layout/waterfall-tree';
import { clampView, panBy } from '@/lib/layout/zoom';
import { dragSpan } from '../view/drag-span';
import { useMinimapCanvas } from './use-minimap-canvas';

interface MinimapProps {
  subject: WaterfallSubject;
  tree: WaterfallTree;
  ground: TimeGround;
  /** What the waterfall shows. */
  span: Span;
  onView: (view: Span | null) => void;
}

const ASSUMED_WIDTH = 1200;
/** Part of the strip that an arrow key moves an edge by. */
const STEP = 0.01;

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
        {!isWhole && !drawn && <Grip from={from} to={to} onMove={(by) => onView(panBy(ground, span, by))} />}
        <Handle name="Start of the view" at={from} other={to} whole={whole} onMove={(at) => show(at, to)} />
        <Handle name="End of the view" at={to} other={from} whole={whole} onMove={(at) => show(from, at)} />
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

/** The shown stretch itself, to be moved. */
function Grip({ from, to, onMove }: { from: number; to: number; onMove: (byShare: number) => void }) {
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

interface HandleProps {
  name: string;
  /** Shares of the strip. */
  at: number;
  other: number;
  whole: { width: number; atX: (x: number) => number };
  onMove: (share: number) => void;
}

/** An edge of the shown stretch: dragged, or moved with the arrow keys; one of a pair of sliders. */
function Handle({ name, at, other, whole, onMove }: HandleProps) {
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
