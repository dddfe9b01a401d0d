import { percent } from '@/components/boots/stage-bar';
import { formatOffset, formatTime } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import type { TimeFrame } from '@/lib/layout/waterfall';

interface WaterfallEndProps {
  frame: TimeFrame;
  /** Milliseconds after the start; null if the boot did not fail. */
  failedMs: number | null;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
  startedAtMs: number;
  zone: string;
}

/** The lower edge: the clock at both ends of the axis with its zone, and where the boot failed. */
export function WaterfallEnd(props: WaterfallEndProps) {
  const { frame, failedMs, resolutionMs, startedAtMs, zone } = props;
  const { failureX, span, width } = frame;
  const precision = resolutionMs >= 1000 ? 's' : 'ms';
  const clock = (ms: number) =>
    `${formatTime(startedAtMs + ms, zone, precision)} ${formatOffset(zone, startedAtMs)}`;
  return (
    <tr className="text-2xs text-ink-3">
      <td className="px-2 pl-4 text-xs">
        {failedMs !== null && (
          <span className="font-medium text-fail">
            failed after {formatDuration(failedMs, { resolutionMs })}
          </span>
        )}
      </td>
      <td className="relative h-6 p-0">
        <span className="absolute top-1 left-1">{clock(span.fromMs)}</span>
        <span className="absolute top-1 right-1">{clock(span.toMs)}</span>
        {failureX !== null && <FailureMark share={failureX / width} />}
      </td>
      <td className="max-md:hidden" />
      <td />
      <td />
      <td />
    </tr>
  );
}

function FailureMark({ share }: { share: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 10 10"
      className="absolute -top-2.5 size-2.5 fill-fail"
      style={{ left: `calc(${percent(share * 100)} - 5px)` }}
    >
      <path d="M5 0.5 10 10H0z" />
    </svg>
  );
}
