import 'server-only';
import Link from 'next/link';
import type { Scope } from '@/app/_frame/scope';
import { BootsTable } from '@/components/boots/boots-table';
import { RowKeys } from '@/components/boots/row-keys';
import { peersMark } from '@/components/boots/row-marks';
import { carriedQuery } from '@/components/filters/carried-query';
import { serializeFilters } from '@/components/filters/filter-params';
import { CsvLink } from '@/components/statistics/csv-link';
import { toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { BootFilter } from '@/lib/domain/cohort';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { thumbnailScaleMs } from '@/lib/layout/thumbnail';
import { getDatabase } from '@/lib/store/db';
import { listBoots } from '@/lib/store/list-boots';

interface SlowestBootsProps {
  scope: Scope;
  filter: BootFilter;
  /** The list of all boots of the filter. */
  allHref: string;
}

const SHOWN = 10;

/** The boots that took longest to run. */
export async function SlowestBoots({ scope, filter, allHref }: SlowestBootsProps) {
  const running: BootFilter = { ...filter, status: ['running'] };
  const { boots } = await listBoots(getDatabase(), running, {
    sort: 'duration_desc',
    limit: SHOWN,
    cursor: null,
  });
  if (boots.length === 0) return null;
  const slowestFirst = serializeFilters(allHref, { status: ['running'] });
  const sorted = `${slowestFirst}${slowestFirst.includes('?') ? '&' : '?'}sort=duration_desc`;
  return (
    <Section
      title="Slowest boots"
      aside={
        <>
          <Link className="link" href={toRoute(sorted)} prefetch={false}>
            all, slowest first
          </Link>
          <CsvLink
            href={`/api/v1/boots?${writeBootFilter(running)}&sort=duration_desc&limit=500&format=csv`}
            of="slowest boots"
          />
        </>
      }
    >
      <BootsTable
        boots={boots}
        zone={scope.zone}
        scaleMs={thumbnailScaleMs(boots)}
        sort="duration_desc"
        hrefOf={(sort) => `${allHref}${allHref.includes('?') ? '&' : '?'}sort=${sort}`}
        carried={carriedQuery(scope.query)}
        markOf={peersMark}
      />
      <RowKeys />
    </Section>
  );
}
