import { MarkerFlags, MarkerLines } from '@/components/markers/marker-flags';
import type { IngestMinute } from '@/lib/domain/ingest-report';
import type { Marker } from '@/lib/domain/marker';
import { formatTime } from '@/lib/layout/clock-time';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';

interface RateChartProps {
  /** Consecutive minutes, oldest first. */
  minutes: readonly IngestMinute[];
  zone: string;
  markers: readonly Marker[];
}

const HEIGHT = 64;
const SLOT = 10;
const MINUTE_MS = 60_000;
const PARTS = [
  ['accepted', 'fill-alive'],
  ['duplicates', 'fill-ink-3'],
  ['ignored', 'fill-line-strong'],
  ['rejected', 'fill-fail'],
] as const;

/** What arrived in each minute: new events, duplicates, lines that say nothing about boots, refused items. */
export function RateChart({ minutes, zone, markers }: RateChartProps) {
  const largest = Math.max(1, ...minutes.map(totalOf));
  const width = minutes.length * SLOT;
  const [first, last] = [minutes[0], minutes.at(-1)];
  const span = { fromMs: first?.minuteMs ?? 0, toMs: (last?.minuteMs ?? 0) + MINUTE_MS };
  return (
    <figure className="px-4">
      <MarkerFlags markers={markers} span={span} zone={zone} />
      <div className="relative">
        <MarkerLines markers={markers} span={span} />
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-16 w-full border-b border-line-strong"
          role="img"
          aria-label={`Items in each of the last ${minutes.length} minutes; at most ${formatCount(largest)} in one`}
        >
          {minutes.map((minute, index) => (
            <MinuteBar key={minute.minuteMs} minute={minute} x={index * SLOT} largest={largest} zone={zone} />
          ))}
        </svg>
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-4 pt-1 text-xs text-ink-2">
        <span>{first && formatTime(first.minuteMs, zone, 'min')}</span>
        <ul className="flex flex-wrap gap-x-3">
          {PARTS.map(([name, fill]) => (
            <li key={name} className="flex items-center gap-1.5">
              <svg aria-hidden="true" width="8" height="8">
                <rect width="8" height="8" className={fill} />
              </svg>
              {name} {formatCount(minutes.reduce((sum, minute) => sum + minute[name], 0))}
            </li>
          ))}
          <li>peak {formatCount(largest)} / min</li>
        </ul>
        <span>
          {last && formatTime(last.minuteMs, zone, 'min')} {zone}
        </span>
      </figcaption>
    </figure>
  );
}

function totalOf(minute: IngestMinute): number {
  return minute.accepted + minute.duplicates + minute.ignored + minute.rejected;
}

function MinuteBar(props: { minute: IngestMinute; x: number; largest: number; zone: string }) {
  const { minute, x, largest, zone } = props;
  let bottom = HEIGHT;
  return (
    <g>
      {/* One string: the server writes a title of several pieces as an empty one. */}
      <title>{`${formatTime(minute.minuteMs, zone, 'min')}: ${formatCountOf(totalOf(minute), 'item')}`}</title>
      {PARTS.map(([name, fill]) => {
        const height = (minute[name] / largest) * HEIGHT;
        bottom -= height;
        return (
          height > 0 && (
            <rect key={name} x={x + 1} y={bottom} width={SLOT - 2} height={height} className={fill} />
          )
        );
      })}
    </g>
  );
}
