import { type PointerEvent, type RefObject, useMemo, useState } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { formatDuration } from '@/lib/layout/duration';
import { layoutMomentLane } from '@/lib/layout/moment-lane';
import type { Span } from '@/lib/layout/time-axis';
import type { TimeFrame } from '@/lib/layout/waterfall';
import type { LabelledMoment } from '@/lib/layout/waterfall-subject';
import { clampView } from '@/lib/layout/zoom';
import { dragSpan } from '../view/drag-span';
import { ColumnHandle } from './column-handle';
import { MomentLaneView } from './moment-lane-view';

interface WaterfallHeadProps {
  frame: TimeFrame;
  moments: readonly LabelledMoment[];
  /** Cell whose width is the chart's. */
  chart: RefObject<HTMLTableCellElement | null>;
  namesWidth: number;
  onResizeNames: (width: number) => void;
  onView: (view: Span | null) => void;
  startedAtMs: number;
  resolutionMs: number;
  zone: string;
  /** Stays at the upper edge while rows scroll under it. */
  sticky: boolean;
}

const LANE_BOX = { lanes: 7, charWidth: 5.9, gap: 10 };
const HEAD = 'border-b border-line px-2 pb-1 font-medium';

/** The head of the waterfall: the names of its columns, the moments and the time axis. */
export function WaterfallHead(props: WaterfallHeadProps) {
  const { frame, moments, chart, namesWidth, sticky } = props;
  const flags = useMemo(
    () => layoutMomentLane(momentsIn(moments, frame), frame.x, { width: frame.width, ...LANE_BOX }),
    [moments, frame],
  );
  return (
    <thead
      className={`text-left align-bottom text-xs text-ink-2 ${sticky ? 'sticky top-0 z-2 bg-ground' : ''}`}
    >
      <tr>
        <th scope="col" style={{ width: namesWidth }} className={`${HEAD} relative pl-4 align-bottom`}>
          Phase
          <ColumnHandle width={namesWidth} onResize={props.onResizeNames} />
        </th>
        <th scope="col" ref={chart} className="border-b border-line p-0 align-bottom">
          <span className="sr-only">Time</span>
          <MomentLaneView
            flags={flags}
            width={frame.width}
            startedAtMs={props.startedAtMs}
            resolutionMs={props.resolutionMs}
            zone={props.zone}
          />
          <ScaleWord scale={frame.ground.scale} />
          <Axis frame={frame} onView={props.onView} />
        </th>
        <th scope="col" className={`${HEAD} w-20 text-right max-md:hidden`}>
          Start
        </th>
        <th scope="col" className={`${HEAD} w-20 text-right`}>
          Duration
        </th>
        <th
          scope="col"
          title="Share of the peers that were faster in this phase"
          className={`${HEAD} w-14 text-right`}
        >
          Rank
        </th>
        <th scope="col" className={`${HEAD} w-17 pr-4 text-right`}>
          Share
        </th>
      </tr>
    </thead>
  );
}

/** One tick for each pixel or two is all that can be seen. */
const TICK_PX = 2;

/** Moments inside of the view; of unnamed ones that fall together, the first. */
function momentsIn(moments: readonly LabelledMoment[], { span, x }: TimeFrame): LabelledMoment[] {
  let lastX = Number.NEGATIVE_INFINITY;
  return moments.filter(({ atMs, named }) => {
    if (atMs < span.fromMs || atMs > span.toMs) return false;
    const at = x(atMs);
    if (!named && at - lastX < TICK_PX) return false;
    lastX = at;
    return true;
  });
}

const SCALE_WORD = { linear: null, log: 'log', gaps: 'gaps compressed' } as const;

/** How time is put on the axis, where that is not as everyone expects. */
function ScaleWord({ scale }: { scale: keyof typeof SCALE_WORD }) {
  const word = SCALE_WORD[scale];
  if (word === null) return null;
  return (
    <span className="block pr-1 text-right text-2xs font-normal text-ink-2">
      <span className="sr-only">Scale: </span>
      {word}
    </span>
  );
}

/** The time axis; a stretch drawn on it is zoomed to. */
function Axis({ frame, onView }: { frame: TimeFrame; onView: (view: Span | null) => void }) {
  const [drawn, setDrawn] = useState<[number, number] | null>(null);
  const draw = (event: PointerEvent<HTMLElement>) =>
    dragSpan(event, {
      onMove: (from, to) => setDrawn([from, to]),
      onEnd: (end) => {
        setDrawn(null);
        if (!end) return;
        const [from, to] = end;
        onView(
          clampView(frame.ground, {
            fromMs: frame.atX(from * frame.width),
            toMs: frame.atX(to * frame.width),
          }),
        );
      },
    });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for pointers; keys and the sliders of the overview do the same.
    <span
      onPointerDown={draw}
      onDoubleClick={() => onView(null)}
      title="Draw a stretch to zoom to it; double click to see all"
      className="relative block h-5 cursor-crosshair touch-pan-y border-t border-line text-2xs font-normal text-ink-3 select-none"
    >
      <span aria-hidden="true">
        {frame.ticks.map((tick) => (
          <span
            key={tick.atMs}
            style={{ left: percent((tick.x / frame.width) * 100) }}
            className={`absolute top-0.5 whitespace-nowrap ${tick.anchor === 'end' ? '-translate-x-full pr-1' : 'pl-1'}`}
          >
            {tick.label}
          </span>
        ))}
        {frame.breaks.map(({ fromMs, toMs, x, width }) => (
          <span
            key={fromMs}
            title={`${formatDuration(toMs - fromMs)} of waiting or nothing, compressed`}
            style={{ left: percent((x / frame.width) * 100), width: percent((width / frame.width) * 100) }}
            className="axis-break absolute inset-y-0 text-center leading-5 text-ink-2"
          >
            ≈
          </span>
        ))}
        {drawn && (
          <span
            style={{ left: percent(drawn[0] * 100), width: percent((drawn[1] - drawn[0]) * 100) }}
            className="pointer-events-none absolute inset-y-0 border-x border-focus bg-focus/20"
          />
        )}
      </span>
    </span>
  );
}
