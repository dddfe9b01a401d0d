import 'server-only';
import type { Scope } from '@/app/_frame/scope';
import { HeatMapExplorer } from '@/components/distinction/heat-map-explorer';
import { EmptyState } from '@/components/ui/empty-state';
import type { BootFilter } from '@/lib/domain/cohort';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import type { Exploration } from './load-exploration';

interface ExplorationSectionProps {
  exploration: Exploration;
  scope: Scope;
  /** The boots of the map: the page's filter, on a member's page with the member. */
  filter: BootFilter;
  path: string;
  /** The list of these boots. */
  listHref: string;
}

/** The heat map of a page, on which a box is drawn. */
export function ExplorationSection({ exploration, scope, filter, path, listHref }: ExplorationSectionProps) {
  const { map, report, changes, box, inks } = exploration;
  const { metric } = map;
  if (map.n === 0)
    return (
      <EmptyState title={`No running boot with a known ${metric}`}>
        <p>
          {metric === 'total'
            ? 'Total needs the request’s own lines (nova-api, or OpenNebula’s creation). Build needs none of them.'
            : 'The heat map shows running boots; these are failed, partial or still booting.'}
        </p>
      </EmptyState>
    );
  const apiQuery = `${writeBootFilter(filter)}&metric=${metric}`;
  const distinctionHref = `/api/v1/distinctions?${apiQuery}`;
  return (
    <HeatMapExplorer
      // Other filters are another map: its box is asked for anew.
      key={distinctionHref}
      map={map}
      zone={scope.zone}
      markers={changes.markers}
      box={box}
      report={report}
      inks={inks}
      params={scope.params}
      pageHref={`${path}?${scope.query}`}
      listHref={listHref}
      distinctionHref={distinctionHref}
      mapCsvHref={`/api/v1/heatmap?${apiQuery}&format=csv`}
    />
  );
}
