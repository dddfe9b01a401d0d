import type { Metadata } from 'next';
import { readOrigin } from '@/app/_frame/origin';
import { readScope, type Scope } from '@/app/_frame/scope';
import { BootsTable } from '@/components/boots/boots-table';
import { FirstBoot } from '@/components/boots/first-boot';
import { ListEnd } from '@/components/boots/list-end';
import { LiveToggle } from '@/components/boots/live-toggle';
import { MarkedBar } from '@/components/boots/marked-bar';
import { NoMatch } from '@/components/boots/no-match';
import { RowKeys } from '@/components/boots/row-keys';
import { listMark } from '@/components/boots/row-marks';
import { ScaleLock } from '@/components/boots/scale-lock';
import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { filterParsers, hasFilters } from '@/components/filters/filter-params';
import { CsvLink } from '@/components/statistics/csv-link';
import type { BootPage } from '@/lib/domain/boot-summary';
import type { BootSort } from '@/lib/domain/cohort';
import { thumbnailScaleMs } from '@/lib/layout/thumbnail';
import { CursorError } from '@/lib/store/boot-cursor';
import { getDatabase } from '@/lib/store/db';
import { listBoots } from '@/lib/store/list-boots';
import { loadBootList, serializeBootList } from './search-params';

export const metadata: Metadata = { title: 'Boots' };

const PAGE_SIZE = 50;
const END_WORDS: Record<BootSort, readonly [string, string, string]> = {
  started_desc: ['Newest', 'Newer', 'Older'],
  started_asc: ['Oldest', 'Older', 'Newer'],
  duration_desc: ['Slowest', 'Slower', 'Faster'],
  duration_asc: ['Fastest', 'Faster', 'Slower'],
};

export default async function BootsPage({ searchParams }: PageProps<'/boots'>) {
  const scope = await readScope(searchParams);
  const list = loadBootList(scope.query);
  const page = await readPage(scope, list.sort, list.cursor);
  return (
    <>
      <h1 className="sr-only">Boots</h1>
      <BootsBar scope={scope} page={page} />
      {page.boots.length > 0 ? <BootsList scope={scope} page={page} /> : <NoBoots scope={scope} />}
    </>
  );
}

/** A cursor that was cut off, or made for another order, leads to the first page. */
async function readPage(scope: Scope, sort: BootSort, cursor: string | null): Promise<BootPage> {
  const first = { sort, limit: PAGE_SIZE, cursor: null };
  try {
    return await listBoots(getDatabase(), scope.filter, { ...first, cursor });
  } catch (error) {
    if (error instanceof CursorError) return listBoots(getDatabase(), scope.filter, first);
    throw error;
  }
}

type Change = Parameters<typeof serializeBootList>[1];

function hrefWith({ query }: Scope, change: Change): string {
  return serializeBootList(`/boots?${query}`, change);
}

function scaleOf(scope: Scope, page: BootPage): number {
  const { scale } = loadBootList(scope.query);
  return scale !== null && scale > 0 ? scale : thumbnailScaleMs(page.boots);
}

function BootsBar({ scope, page }: { scope: Scope; page: BootPage }) {
  const { live, scale, sort } = loadBootList(scope.query);
  const scaleMs = scaleOf(scope, page);
  return (
    <FilterBar
      path="/boots"
      query={scope.query}
      params={scope.params}
      window={scope.window}
      zone={scope.zone}
      nowMs={scope.nowMs}
      counts={{ shown: { boots: page.total, isExact: page.totalIsExact }, all: scope.everything.total }}
    >
      {page.boots.length > 0 && (
        <ScaleLock
          scaleMs={scaleMs}
          locked={scale !== null}
          href={hrefWith(scope, { scale: scale === null ? Math.round(scaleMs) : null })}
        />
      )}
      <CsvLink href={`/api/v1/boots?${scope.apiQuery}&sort=${sort}&limit=500&format=csv`} of="boots" />
      <LiveToggle live={live} href={hrefWith(scope, { live: !live })} />
    </FilterBar>
  );
}

function BootsList({ scope, page }: { scope: Scope; page: BootPage }) {
  const { sort, mark } = loadBootList(scope.query);
  const marked = { marked: mark, hrefOf: (id: string | null) => hrefWith(scope, { mark: id }) };
  const shown = page.boots.find(({ id }) => id === mark);
  return (
    <>
      <BootsTable
        boots={page.boots}
        zone={scope.zone}
        scaleMs={scaleOf(scope, page)}
        sort={sort}
        hrefOf={(next) => hrefWith(scope, { sort: next, cursor: null })}
        carried={carriedQuery(scope.query)}
        markOf={(boot) => listMark(boot, marked)}
      />
      <ListEnd
        shown={page.boots.length}
        total={page.total}
        totalIsExact={page.totalIsExact}
        firstHref={page.previousCursor === null ? null : hrefWith(scope, { cursor: null })}
        previousHref={page.previousCursor === null ? null : hrefWith(scope, { cursor: page.previousCursor })}
        nextHref={page.nextCursor === null ? null : hrefWith(scope, { cursor: page.nextCursor })}
        words={END_WORDS[sort]}
      />
      {mark && (
        <MarkedBar
          id={mark}
          name={shown ? (shown.displayName ?? shown.instance) : null}
          unmarkHref={marked.hrefOf(null)}
        />
      )}
      <RowKeys />
    </>
  );
}

async function NoBoots({ scope }: { scope: Scope }) {
  const { everything, params, window } = scope;
  if (everything.total.boots === 0)
    return (
      <FirstBoot
        origin={await readOrigin()}
        nowMs={scope.nowMs}
        title="No boots yet. This is where they fall."
      />
    );
  const nothing = Object.fromEntries(Object.keys(filterParsers).map((key) => [key, null]));
  return (
    <NoMatch
      everything={everything}
      zone={scope.zone}
      allTimeHref={
        window.range === 'all' ? null : hrefWith(scope, { range: 'all', from: null, to: null, cursor: null })
      }
      noFilterHref={
        hasFilters(params) ? hrefWith(scope, { ...nothing, range: params.range, cursor: null }) : null
      }
    />
  );
}
