import Link from 'next/link';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { toRoute } from '@/components/ui/route';
import { formatDateTime, formatZone } from '@/lib/layout/clock-time';
import { CustomTime } from './custom-time';
import { TIME_RANGE_LABELS, TIME_RANGES, type TimeRange, type TimeWindow } from './time-window';

interface TimeMenuProps {
  window: TimeWindow;
  zone: string;
  /** Where the page with that range is; null is the automatic one. */
  hrefOf: (range: TimeRange | null) => string;
}

/** Which time the page shows, and the menu to change it. */
export function TimeMenu({ window, zone, hrefOf }: TimeMenuProps) {
  return (
    <Menu label={<span>{describeWindow(window, zone)}</span>} className="-ml-2 font-medium">
      <ul>
        <li>
          <Link
            className={MENU_ITEM}
            href={toRoute(hrefOf(null))}
            prefetch={false}
            aria-current={window.basis === 'automatic'}
          >
            Automatic
            <span className="ml-auto pl-6 font-normal text-ink-3">reaches the newest boot</span>
          </Link>
        </li>
        {TIME_RANGES.map((range) => (
          <li key={range}>
            <Link
              className={MENU_ITEM}
              href={toRoute(hrefOf(range))}
              prefetch={false}
              aria-current={window.basis === 'chosen' && window.range === range}
            >
              {TIME_RANGE_LABELS[range]}
            </Link>
          </li>
        ))}
      </ul>
      <CustomTime fromMs={window.fromMs ?? null} toMs={window.toMs ?? null} zone={zone} />
    </Menu>
  );
}

/** The window in words: `Last 24 h`, `2014-04-17 00:00 – 2014-04-18 00:00 UTC`. */
export function describeWindow(window: TimeWindow, zone: string): string {
  if (window.range !== null) return TIME_RANGE_LABELS[window.range];
  const at = (ms: number) => formatDateTime(ms, zone, 'min');
  const zoned = formatZone(zone, window.fromMs ?? window.toMs ?? 0);
  if (window.fromMs === undefined) return `Until ${at(window.toMs ?? 0)} ${zoned}`;
  if (window.toMs === undefined) return `Since ${at(window.fromMs)} ${zoned}`;
  return `${at(window.fromMs)} – ${at(window.toMs)} ${zoned}`;
}
