import 'server-only';
import { FirstBoot } from '@/components/boots/first-boot';
import { NoMatch } from '@/components/boots/no-match';
import { filterParsers, hasFilters, serializeFilters } from '@/components/filters/filter-params';
import { readOrigin } from './origin';
import type { Scope } from './scope';

interface NothingHereProps {
  scope: Scope;
  /** Path of the page. */
  path: string;
  /** What the page will show once there are boots. */
  title: string;
}

/** A page without boots: before the first one it teaches, afterwards it says where the boots are. */
export async function NothingHere({ scope, path, title }: NothingHereProps) {
  const { everything, params, window, query } = scope;
  if (everything.total.boots === 0)
    return <FirstBoot origin={await readOrigin()} nowMs={scope.nowMs} title={title} />;
  const own = new URLSearchParams(query);
  own.delete('cursor');
  const hrefWith = (change: Parameters<typeof serializeFilters>[1]) =>
    serializeFilters(`${path}?${own}`, change);
  const noFilter = Object.fromEntries(Object.keys(filterParsers).map((key) => [key, null]));
  return (
    <NoMatch
      everything={everything}
      zone={scope.zone}
      allTimeHref={window.range === 'all' ? null : hrefWith({ range: 'all', from: null, to: null })}
      noFilterHref={hasFilters(params) ? hrefWith({ ...noFilter, range: params.range }) : null}
    />
  );
}
