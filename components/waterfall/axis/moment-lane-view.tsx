import { percent } from '@/components/boots/stage-bar';
import { formatTime, stampPrecision } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import type { MomentFlag } from '@/lib/layout/moment-lane';

interface MomentLaneViewProps {
  flags: readonly MomentFlag[];
  width: number;
  startedAtMs: number;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
  zone: string;
}

const LANE_PX = 15;

/**
 * The boot's moments above its bars: a tick each, and the names of those by which people tell a boot. For the eye only: the
 * table of moments says the same, and a column of the tree grid must not be called by all their names.
 */
export function MomentLaneView({ flags, width, startedAtMs, resolutionMs, zone }: MomentLaneViewProps) {
  const lanes = 1 + Math.max(-1, ...flags.map(({ label }) => label?.lane ?? -1));
  const height = lanes * LANE_PX + 6;
  return (
    <span aria-hidden="true" className="relative block font-normal" style={{ height }}>
      {flags.map(({ moment, x, label }) => {
        const top = label ? label.lane * LANE_PX : height - 6;
        const atMs = startedAtMs + moment.atMs;
        const time = formatTime(atMs, zone, stampPrecision(atMs, resolutionMs));
        const full = `${moment.label}: ${time}, ${formatDuration(moment.atMs, { resolutionMs })} after the start`;
        return (
          <a
            key={moment.event}
            href={`#moment-${moment.event}`}
            tabIndex={-1}
            title={full}
            style={{ left: percent((x / width) * 100), top, bottom: 0 }}
            className="group/flag absolute -ml-px block w-px bg-line-strong px-px hover:z-1 hover:bg-ink"
          >
            {label && (
              <span
                className={`absolute top-0 text-2xs leading-[15px] whitespace-nowrap text-ink-2 group-hover/flag:bg-raised group-hover/flag:text-ink ${label.anchor === 'start' ? 'left-1' : 'right-1'}`}
              >
                {moment.label}
              </span>
            )}
          </a>
        );
      })}
    </span>
  );
}
