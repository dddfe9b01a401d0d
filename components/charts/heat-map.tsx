import Link from 'next/link';
import { toRoute } from '@/components/ui/route';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { formatDate, formatDateTime, formatOffset, formatTime } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import { type HeatMapMark, type HeatMapTick, layoutHeatMap } from '@/lib/layout/heat-map';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';

interface HeatMapProps {
  map: DurationHeatMap;
  zone: string;
  /** Where the boots of a cell are listed. */
  cellHref: (bounds: { fromMs: number; toMs: number; minMs: number; maxMs: number }) => string;
}

/** The picture's own units; it is stretched to the width of the page. */
const BOX = { width: 1000, height: 240 };
const DAY_MS = 86_400_000;

/** Durations over time, log scale: cold and warm boots as two inks that add up; each cell leads to its boots. */
export function HeatMap({ map, zone, cellHref }: HeatMapProps) {
  const layout = layoutHeatMap(map, BOX);
  return (
    <figure className="grid grid-cols-[3.5rem_1fr] px-4">
      <DurationAxis ticks={layout.durationTicks} />
      <div className="relative h-60 border-b border-l border-line-strong">
        <svg
          viewBox={`0 0 ${BOX.width} ${BOX.height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
          aria-hidden="true"
        >
          {layout.durationTicks.map(({ atMs, offset }) => (
            <line key={atMs} x1="0" x2={BOX.width} y1={offset} y2={offset} className="stroke-grid" />
          ))}
          {layout.marks.map((mark) => (
            <Inks key={`${mark.column} ${mark.row}`} mark={mark} />
          ))}
        </svg>
        {layout.marks.map((mark) => (
          <CellLink
            key={`${mark.column} ${mark.row}`}
            mark={mark}
            map={map}
            zone={zone}
            cellHref={cellHref}
          />
        ))}
      </div>
      <span />
      <TimeAxis map={map} ticks={layout.timeTicks} zone={zone} />
      <span />
      <Caption map={map} />
    </figure>
  );
}

function Inks({ mark }: { mark: HeatMapMark }) {
  const box = {
    x: mark.x,
    y: mark.y,
    width: Math.max(1, mark.width - 1),
    height: Math.max(1, mark.height - 1),
  };
  return (
    <>
      {mark.otherInk > 0 && <rect {...box} className="fill-ink-3" fillOpacity={mark.otherInk * 0.6} />}
      {mark.warmInk > 0 && <rect {...box} className="fill-warm" fillOpacity={mark.warmInk} />}
      {mark.coldInk > 0 && <rect {...box} className="fill-cold" fillOpacity={mark.coldInk} />}
    </>
  );
}

function CellLink(props: { mark: HeatMapMark } & HeatMapProps) {
  const { mark, map, zone, cellHref } = props;
  const [fromMs = 0, toMs = 0] = map.times.slice(mark.column, mark.column + 2);
  const [minMs = 0, maxMs = 0] = map.durations.slice(mark.row, mark.row + 2);
  const counts = (
    [
      ['cold', mark.cold],
      ['warm', mark.warm],
      ['other', mark.other],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${formatCount(count)} ${name}`);
  const words = `${formatDuration(minMs)} to ${formatDuration(maxMs)}, ${formatDateTime(fromMs, zone)} ${formatOffset(zone, fromMs)}: ${counts.join(', ')}`;
  return (
    <Link
      href={toRoute(cellHref({ fromMs, toMs, minMs, maxMs }))}
      prefetch={false}
      title={words}
      aria-label={words}
      className="absolute hover:outline hover:outline-ink focus-visible:z-1"
      style={{
        left: `${(mark.x / BOX.width) * 100}%`,
        top: `${(mark.y / BOX.height) * 100}%`,
        width: `${(mark.width / BOX.width) * 100}%`,
        height: `${(mark.height / BOX.height) * 100}%`,
      }}
    />
  );
}

function DurationAxis({ ticks }: { ticks: readonly HeatMapTick[] }) {
  return (
    <div className="relative text-2xs text-ink-3" aria-hidden="true">
      {ticks.map(({ atMs, offset, label }) => (
        <span
          key={atMs}
          className="absolute right-2 -translate-y-1/2 whitespace-nowrap"
          style={{ top: `${(offset / BOX.height) * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function TimeAxis(props: {
  map: DurationHeatMap;
  ticks: readonly Omit<HeatMapTick, 'label'>[];
  zone: string;
}) {
  const { map, ticks, zone } = props;
  const [first = 0, last = 0] = [map.times[0], map.times.at(-1)];
  const byDay = last - first > 3 * DAY_MS;
  return (
    <div className="relative h-5 overflow-hidden text-2xs text-ink-3" aria-hidden="true">
      {ticks.map(({ atMs, offset }) => (
        <span
          key={atMs}
          className="absolute border-l border-line-strong pt-1 pl-1 whitespace-nowrap"
          style={{ left: `${(offset / BOX.width) * 100}%` }}
        >
          {byDay ? formatDate(atMs, zone) : formatTime(atMs, zone, 'min')}
        </span>
      ))}
    </div>
  );
}

function Caption({ map }: { map: DurationHeatMap }) {
  return (
    <figcaption className="flex flex-wrap gap-x-4 pt-1 text-xs text-ink-2">
      <span>
        {map.metric} of {formatCountOf(map.n, 'running boot')}, log scale; choose a cell to see its boots
      </span>
      <ul className="flex gap-x-3">
        {(
          [
            ['cold', 'fill-cold'],
            ['warm', 'fill-warm'],
            ['no or unknown cache', 'fill-ink-3'],
          ] as const
        ).map(([name, fill]) => (
          <li key={name} className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="10" height="10">
              <rect width="10" height="10" className={fill} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </figcaption>
  );
}
