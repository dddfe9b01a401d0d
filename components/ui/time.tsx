import {
  formatDate,
  formatDateTime,
  formatIso,
  formatOffset,
  formatTime,
  formatZone,
  type TimePrecision,
} from '@/lib/layout/clock-time';

interface TimeProps {
  /** Unix milliseconds. */
  atMs: number;
  zone: string;
  precision?: TimePrecision;
  /** `both` is `2014-04-17 12:04:31`. */
  parts?: 'both' | 'date' | 'time';
  /** Writes the zone behind the time; leave it out only where a heading or an axis says it. */
  withZone?: boolean;
}

/** A moment, written in a zone; the machine-readable moment and the full zone are one hover away. */
export function Time({ atMs, zone, precision = 's', parts = 'both', withZone = false }: TimeProps) {
  const full = `${formatDateTime(atMs, zone, 'ms')} ${formatZone(zone, atMs)}`;
  return (
    <time dateTime={formatIso(atMs)} title={full} className="whitespace-nowrap">
      {parts !== 'time' && (
        <span className={parts === 'both' ? 'text-ink-3' : undefined}>{formatDate(atMs, zone)}</span>
      )}
      {parts === 'both' && ' '}
      {parts !== 'date' && formatTime(atMs, zone, precision)}
      {withZone && <span className="text-ink-3"> {formatOffset(zone, atMs)}</span>}
    </time>
  );
}
