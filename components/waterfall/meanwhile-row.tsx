import Link from 'next/link';
import { percent } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import { bootRoute } from '@/components/ui/route';
import { formatDuration } from '@/lib/layout/duration';
import { layoutOverlapLanes, type Meanwhile } from '@/lib/layout/overlap-lanes';
import { formatCountOf } from '@/lib/layout/quantity';
import type { TimeFrame } from '@/lib/layout/waterfall';

/** Another boot on the same host at the same time; `key` is its id. */
export interface MeanwhileBoot extends Meanwhile {
  name: string;
  /** It fetched its image, or waited for one. */
  cold: boolean;
}

/** The other boots of a host; there may be more than were asked for. */
export interface MeanwhileOnHost {
  host: string;
  boots: readonly MeanwhileBoot[];
}

interface MeanwhileRowProps {
  meanwhile: MeanwhileOnHost;
  frame: TimeFrame;
  carried: string;
}

const LANE_PX = 6;

/** What else booted on the host while this boot ran: one line a boot, on the boot's own time axis. */
export function MeanwhileRow({ meanwhile, frame, carried }: MeanwhileRowProps) {
  const { span, width } = frame;
  const box = { width, minBarWidth: 3, maxLanes: 8 };
  const { bars, lanes, left } = layoutOverlapLanes(meanwhile.boots, span, box, frame.x);
  const count = bars.length + left;
  const cold = bars.filter(({ item }) => item.cold).length;
  return (
    <tr className="waterfall-meanwhile">
      <td className="max-w-0 truncate border-b border-line px-2 py-1 pl-4 text-ink-2">
        <span className="inline-block w-4.5" />
        meanwhile on {meanwhile.host}
      </td>
      <td
        className="relative border-b border-line p-0"
        style={{ height: Math.max(28, lanes * LANE_PX + 12) }}
      >
        {bars.map(({ item, lane, x, width: barWidth }) => (
          <Link
            key={item.key}
            href={bootRoute(item.key, carried)}
            prefetch={false}
            title={`${item.name}${item.cold ? ', cold' : ''}: ${formatDuration(item.endMs - item.startMs)}`}
            aria-label={`${item.name}, a boot at the same time`}
            style={{
              left: percent((x / width) * 100),
              width: percent((barWidth / width) * 100),
              top: lane * LANE_PX + 6,
            }}
            className={classNames('absolute h-1', item.cold ? 'bg-cold' : 'bg-ink-3', 'hover:bg-ink')}
          />
        ))}
      </td>
      <td colSpan={4} className="border-b border-line px-2 pr-4 text-right text-xs text-ink-3">
        {formatCountOf(count, 'other boot')}
        {cold > 0 && (
          <>
            , <span className="text-cold">{cold} cold</span>
          </>
        )}
        {left > 0 && `, ${left} not drawn`}
      </td>
    </tr>
  );
}
