'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { HeatMap } from '@/components/charts/heat-map';
import { narrowedBy } from '@/components/filters/filter-change';
import { type FilterParams, serializeFilters } from '@/components/filters/filter-params';
import { classNames } from '@/components/ui/class-names';
import { toRoute } from '@/components/ui/route';
import type { BootFilter } from '@/lib/domain/cohort';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import type { Marker } from '@/lib/domain/marker';
import type { DistinctionReport } from '@/lib/domain/statistics/distinction';
import type { BoxBounds } from '@/lib/layout/heat-map-box';
import { INKS, type Ink } from '@/lib/layout/heat-map-inks';
import { boxAsFilters, parseAsBox } from './box-param';
import { DistinctionPanel } from './distinction-panel';
import { InkSwitch } from './ink-switch';
import { useDistinction } from './use-distinction';

interface HeatMapExplorerProps {
  map: DurationHeatMap;
  zone: string;
  markers: readonly Marker[];
  /** Of the page's URL. */
  box: BoxBounds | null;
  report: DistinctionReport | null;
  inks: readonly Ink[];
  params: FilterParams;
  /** Path and whole query of this page. */
  pageHref: string;
  /** The list of boots with the filters of this page; a box is put into it. */
  listHref: string;
  /** Addresses of the API with the filters of this page: the distinction, to which a box is added, and the map as CSV. */
  distinctionHref: string;
  mapCsvHref: string;
}

/** A heat map on which a box is drawn, and what distinguishes the boots of the box: then on to filters and lists. */
export function HeatMapExplorer(props: HeatMapExplorerProps) {
  const { map, zone, markers, params, pageHref, listHref, distinctionHref, mapCsvHref } = props;
  const router = useRouter();
  const [inks, setInks] = useState<ReadonlySet<Ink>>(new Set(props.inks));
  const apiHref = useCallback(
    (box: BoxBounds) => `${distinctionHref}&box=${parseAsBox.serialize(box)}`,
    [distinctionHref],
  );
  const chosen = useDistinction({ box: props.box, report: props.report, problem: null }, apiHref);
  const bootsHref = (box: BoxBounds) => serializeFilters(listHref, boxAsFilters(box, map.metric));
  const filterHref = (filter: BootFilter) =>
    serializeFilters(withBox(pageHref, chosen.box), narrowedBy(params, filter));
  return (
    <div
      className={classNames(
        'grid min-w-0 grid-cols-1',
        chosen.box !== null && 'lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
      )}
    >
      <div className="min-w-0">
        <HeatMap
          map={map}
          zone={zone}
          markers={markers}
          inks={inks}
          box={chosen.box}
          onBox={chosen.choose}
          onBoots={(box) => router.push(toRoute(bootsHref(box)))}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-1 pl-18 text-xs text-ink-2">
          <InkSwitch
            inks={inks}
            onChange={(next) => {
              setInks(next);
              rememberInks(next);
            }}
          />
          <span>{map.metric}, log scale; where inks meet they add up</span>
          <a className="link ml-auto" href={mapCsvHref} download>
            CSV
          </a>
        </div>
      </div>
      {chosen.box && (
        <DistinctionPanel
          report={chosen.report}
          problem={chosen.problem}
          bootsHref={bootsHref(chosen.box)}
          csvHref={`${apiHref(chosen.box)}&format=csv`}
          filterHref={filterHref}
          onClear={() => chosen.choose(null)}
          onRetry={chosen.retry}
        />
      )}
    </div>
  );
}

/** The page with the box that is chosen now, which its address on the server may not have yet. */
function withBox(pageHref: string, box: BoxBounds | null): string {
  const [path = '', search = ''] = pageHref.split('?');
  const query = new URLSearchParams(search);
  if (box) query.set('box', parseAsBox.serialize(box));
  else query.delete('box');
  return `${path}?${query}`;
}

function rememberInks(inks: ReadonlySet<Ink>): void {
  const url = new URL(window.location.href);
  if (inks.size === INKS.length) url.searchParams.delete('inks');
  else url.searchParams.set('inks', [...inks].join(','));
  window.history.replaceState(null, '', url);
}
