import 'server-only';
import type { Scope } from '@/app/_frame/scope';
import { beforeAfterHref } from '@/components/filters/cohort-href';
import { MarkerTable } from '@/components/markers/marker-table';
import { CsvLink } from '@/components/statistics/csv-link';
import { Section } from '@/components/ui/section';
import type { BootFilter } from '@/lib/domain/cohort';
import type { MarkerList } from '@/lib/domain/marker';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { formatCount } from '@/lib/layout/quantity';

interface ChangesSectionProps {
  changes: MarkerList;
  scope: Scope;
  filter: BootFilter;
}

/** The changes behind the flags of the page's charts; each against what it changed. */
export function ChangesSection({ changes, scope, filter }: ChangesSectionProps) {
  const { markers, omitted } = changes;
  if (markers.length === 0) return null;
  return (
    <Section
      title="Changes"
      aside={
        <>
          {omitted > 0 && (
            <span className="text-ink-2">
              the newest {formatCount(markers.length)}; {formatCount(omitted)} older ones are left out
            </span>
          )}
          <CsvLink href={`/api/v1/markers?${writeBootFilter(filter)}&format=csv`} of="changes" />
        </>
      }
    >
      <MarkerTable
        markers={markers}
        zone={scope.zone}
        compareHref={({ atMs }) => beforeAfterHref(filter, atMs, scope.nowMs)}
      />
    </Section>
  );
}
