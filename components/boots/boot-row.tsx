import Link from 'next/link';
import { ElapsedGrid } from '@/components/charts/elapsed-axis';
import { Cell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { LinkPending } from '@/components/ui/link-pending';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { bootRoute, memberRoute } from '@/components/ui/route';
import { Time } from '@/components/ui/time';
import type { BootSummary } from '@/lib/domain/boot-summary';
import type { DurationUnit } from '@/lib/layout/duration';
import { BootThumbnail } from './boot-thumbnail';
import { CacheBadge } from './cache-badge';
import { MarkLink, type RowMark } from './mark-link';
import { flavorLabel, flavorValue, imageLabel, imageValue } from './member-names';
import { StatusBadge } from './status-badge';

interface BootRowProps {
  boot: BootSummary;
  zone: string;
  scaleMs: number;
  unit: DurationUnit;
  carried: string;
  mark: RowMark;
}

/** One boot of the list; on a phone its cells become the lines of a card. */
export function BootRow({ boot, zone, scaleMs, unit, carried, mark }: BootRowProps) {
  const { resolutionMs } = boot.clock;
  const name = boot.displayName ?? boot.instance;
  return (
    <tr className="group relative hover:bg-hover has-[a[data-row]:focus-visible]:bg-selected">
      <Cell className="text-ink-2">
        <Time atMs={boot.startedAtMs} zone={zone} />
      </Cell>
      <Cell className="max-w-56 max-xl:max-w-44">
        <span className="flex min-w-0 items-center gap-1">
          <Link
            href={bootRoute(boot.id, carried)}
            prefetch={false}
            data-row
            className="flex min-w-0 font-medium outline-none after:absolute after:inset-0 focus-visible:underline"
          >
            <MiddleEllipsis text={name} />
            <LinkPending />
          </Link>
          <MarkLink mark={mark} name={name} />
        </span>
      </Cell>
      <Cell className="relative">
        <span className="absolute inset-y-0 right-2 left-2 max-[62rem]:hidden">
          <ElapsedGrid span={{ fromMs: 0, toMs: scaleMs }} width={380} />
        </span>
        <BootThumbnail boot={boot} scaleMs={scaleMs} />
      </Cell>
      <Cell numeric>
        <Duration
          ms={boot.totalMs}
          unit={unit}
          resolutionMs={resolutionMs}
          absent={boot.status === 'running' ? 'the request was not seen' : boot.status}
        />
      </Cell>
      <Cell numeric className="max-[80rem]:hidden">
        <Duration ms={boot.buildMs} unit={unit} resolutionMs={resolutionMs} absent={boot.status} />
      </Cell>
      <Cell>
        <StatusBadge status={boot.status} />
      </Cell>
      <Cell>
        <CacheBadge state={boot.cache.state} basis={boot.cache.basis} withBasis />
      </Cell>
      <Cell className="max-w-40 max-xl:max-w-28">
        <Member
          dimension="image"
          label={imageLabel(boot.image)}
          value={imageValue(boot.image)}
          carried={carried}
        />
      </Cell>
      <Cell className="max-w-32 max-[80rem]:hidden">
        <Member
          dimension="flavor"
          label={flavorLabel(boot.flavor)}
          value={flavorValue(boot.flavor)}
          carried={carried}
        />
      </Cell>
      <Cell className="max-w-36 max-xl:max-w-28">
        <Member dimension="host" label={boot.host} value={boot.host} carried={carried} />
      </Cell>
    </tr>
  );
}

interface MemberProps {
  dimension: 'image' | 'flavor' | 'host';
  label: string | null;
  value: string | null;
  carried: string;
}

function Member({ dimension, label, value, carried }: MemberProps) {
  if (label === null || value === null)
    return (
      <span className="text-ink-3" title={`The evidence names no ${dimension}`}>
        –
      </span>
    );
  return (
    <Link
      href={memberRoute(dimension, value, carried)}
      prefetch={false}
      className="relative z-1 flex hover:underline"
      tabIndex={-1}
    >
      <MiddleEllipsis text={label} />
    </Link>
  );
}
