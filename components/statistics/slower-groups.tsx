import Link from 'next/link';
import { chanceWords } from '@/components/distinction/chance-words';
import { GroupName } from '@/components/groups/group-name';
import { Change } from '@/components/ui/change';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { toRoute } from '@/components/ui/route';
import type { GroupKey } from '@/lib/domain/percentiles';
import type { SlowerGroup } from '@/lib/domain/statistics/comparison';
import { columnUnit, formatDuration, formatDurationChange } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';

interface SlowerGroupsProps {
  groups: readonly SlowerGroup[];
  memberHref: (key: GroupKey) => string | null;
  /** The period before against this one, of one group; null where the group cannot be filtered by. */
  compareHref: (key: GroupKey) => string | null;
}

/** Groups whose boots take longer than in the period before, beyond what chance explains; most certain first. */
export function SlowerGroups({ groups, memberHref, compareHref }: SlowerGroupsProps) {
  const unit = columnUnit(groups.flatMap(({ now, before }) => [now.p50, before.p50]));
  const head = (
    <tr>
      <HeadCell>Group</HeadCell>
      <HeadCell numeric>n</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Before
      </HeadCell>
      <HeadCell numeric>Now</HeadCell>
      <HeadCell numeric>Shift of p50</HeadCell>
      <HeadCell className="max-sm:hidden">Certainty</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Groups that got slower" head={head}>
      {groups.map(({ key, now, before, shift, superiority, p }) => (
        <tr key={`${key.dimension} ${key.value}`} className="hover:bg-hover">
          <Cell className="max-w-56">
            <span className="flex items-baseline gap-2">
              <span className="text-ink-3">{key.dimension}</span>
              <GroupName label={key.label} distinction={null} href={memberHref(key)} />
            </span>
          </Cell>
          <Cell numeric title={`${formatCount(before.n)} before`}>
            {formatCount(now.n)}
          </Cell>
          <Cell numeric className="text-ink-2 max-sm:hidden">
            <Duration ms={before.p50} unit={unit} />
          </Cell>
          <Cell numeric>
            <Duration ms={now.p50} unit={unit} />
          </Cell>
          <Cell numeric>
            <Change
              text={formatDurationChange(shift.value)}
              sign={Math.sign(shift.value)}
              title={boundsOf(shift)}
            />
          </Cell>
          <Cell className="max-sm:hidden">
            <CertaintyLink
              href={compareHref(key)}
              words={`${Math.round(superiority * 100)}\u202f% slower, ${chanceWords(p)}`}
            />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

function CertaintyLink({ href, words }: { href: string | null; words: string }) {
  if (href === null) return <span className="text-ink-2">{words}</span>;
  return (
    <Link
      className="link text-ink-2"
      href={toRoute(href)}
      prefetch={false}
      title="Before against now, phase by phase"
    >
      {words}
    </Link>
  );
}

/** What the true shift lies between, in words. */
export function boundsOf({ low, high }: SlowerGroup['shift']): string {
  if (low === null || high === null) return 'too few boots for bounds';
  return `between ${formatDurationChange(low)} and ${formatDurationChange(high)} (95 %); ${formatDuration(Math.abs(high - low))} wide`;
}
