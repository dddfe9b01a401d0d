import type { RefObject } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { layoutMomentLane } from '@/lib/layout/moment-lane';
import { timeScale } from '@/lib/layout/time-axis';
import type { WaterfallLayout } from '@/lib/layout/waterfall';
import type { LabelledMoment } from '@/lib/layout/waterfall-subject';
import { ColumnHandle } from './column-handle';
import { MomentLaneView } from './moment-lane-view';

interface WaterfallHeadProps {
  layout: WaterfallLayout;
  moments: readonly LabelledMoment[];
  /** Cell whose width is the chart's. */
  chart: RefObject<HTMLTableCellElement | null>;
  width: number;
  namesWidth: number;
  onResizeNames: (width: number) => void;
  startedAtMs: number;
  zone: string;
}

const LANE_BOX = { lanes: 7, charWidth: 5.9, gap: 10 };
const HEAD = 'border-b border-line px-2 pb-1 font-medium';

/** The head of the waterfall: the names of its columns, the moments and the time axis. */
export function WaterfallHead(props: WaterfallHeadProps) {
  const { layout, moments, chart, width, namesWidth } = props;
  const x = timeScale(layout.span, width);
  return (
    <thead className="text-left align-bottom text-xs text-ink-2">
      <tr>
        <th scope="col" style={{ width: namesWidth }} className={`${HEAD} relative pl-4 align-bottom`}>
          Phase
          <ColumnHandle width={namesWidth} onResize={props.onResizeNames} />
        </th>
        <th scope="col" ref={chart} className="border-b border-line p-0 align-bottom">
          <span className="sr-only">Time</span>
          <MomentLaneView
            flags={layoutMomentLane(moments, x, { width, ...LANE_BOX })}
            width={width}
            startedAtMs={props.startedAtMs}
            zone={props.zone}
          />
          <AxisLabels layout={layout} width={width} />
        </th>
        <th scope="col" className={`${HEAD} w-20 text-right max-md:hidden`}>
          Start
        </th>
        <th scope="col" className={`${HEAD} w-20 text-right`}>
          Duration
        </th>
        <th scope="col" className={`${HEAD} w-17 pr-4 text-right`}>
          Share
        </th>
      </tr>
    </thead>
  );
}

function AxisLabels({ layout, width }: { layout: WaterfallLayout; width: number }) {
  return (
    <span
      className="relative block h-5 border-t border-line text-2xs font-normal text-ink-3"
      aria-hidden="true"
    >
      {layout.ticks.map((tick) => (
        <span
          key={tick.atMs}
          style={{ left: percent((tick.x / width) * 100) }}
          className={`absolute top-0.5 ${tick.anchor === 'end' ? '-translate-x-full pr-1' : 'pl-1'}`}
        >
          {tick.label}
        </span>
      ))}
    </span>
  );
}
