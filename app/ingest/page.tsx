import type { Metadata } from 'next';
import Link from 'next/link';
import { readOrigin } from '@/app/_frame/origin';
import { readZone } from '@/app/_frame/reader-settings';
import { FirstBoot } from '@/components/boots/first-boot';
import { beforeAfterHref } from '@/components/filters/cohort-href';
import { ConfigList } from '@/components/ingest/config-list';
import { FailuresTable } from '@/components/ingest/failures-table';
import { groupRejects } from '@/components/ingest/group-rejects';
import { RateChart } from '@/components/ingest/rate-chart';
import { RejectsTable } from '@/components/ingest/rejects-table';
import { shipperConfigs } from '@/components/ingest/shipper-configs';
import { ShippersTable } from '@/components/ingest/shippers-table';
import { MarkerTable } from '@/components/markers/marker-table';
import { PageHeading } from '@/components/ui/page-heading';
import { toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';
import { getDatabase } from '@/lib/store/db';
import { ingestRates } from '@/lib/store/ingest-rates';
import { listMarkers } from '@/lib/store/list-markers';
import { listRejects } from '@/lib/store/list-rejects';
import { listShippers } from '@/lib/store/list-shippers';
import { listProjectionFailures } from '@/lib/store/projection-failures';

export const metadata: Metadata = { title: 'Ingest' };

const MINUTES = 60;
const MINUTE_MS = 60_000;
const MARKERS_SHOWN = 20;
const REJECTS_READ = 1000;
const FAILURES_SHOWN = 50;

export default async function IngestPage() {
  const [db, nowMs] = [getDatabase(), Date.now()];
  const fromMs = nowMs - MINUTES * MINUTE_MS;
  const [shippers, minutes, changes, rejects, failures, zone, origin] = await Promise.all([
    listShippers(db, nowMs),
    ingestRates(db, nowMs, MINUTES),
    listMarkers(db, { fromMs }, MARKERS_SHOWN),
    listRejects(db, REJECTS_READ),
    listProjectionFailures(db, FAILURES_SHOWN),
    readZone(null),
    readOrigin(),
  ]);
  return (
    <>
      <PageHeading title="Ingest">
        <span className="text-ink-2">{formatCountOf(shippers.length, 'stream')} of shippers</span>
        <Link href={toRoute('/docs')} prefetch={false} className="link">
          API and event names
        </Link>
      </PageHeading>
      {shippers.length === 0 ? (
        <FirstBoot origin={origin} nowMs={nowMs} title="Nothing was sent yet." />
      ) : (
        <>
          <RateChart minutes={minutes} zone={zone} markers={changes.markers} />
          {changes.markers.length > 0 && (
            <Section title="Changes">
              <MarkerTable
                markers={changes.markers}
                zone={zone}
                compareHref={({ atMs }) => beforeAfterHref({}, atMs, nowMs)}
              />
            </Section>
          )}
          <Section title="Shippers">
            <ShippersTable shippers={shippers} zone={zone} nowMs={nowMs} />
          </Section>
        </>
      )}
      {failures.length > 0 && (
        <Section title="Instances whose events could not be assembled">
          <FailuresTable failures={failures} zone={zone} />
        </Section>
      )}
      {rejects.length > 0 && (
        <Section title="Refused items, newest first" aside={<Kept read={rejects.length} />}>
          <RejectsTable groups={groupRejects(rejects)} zone={zone} />
        </Section>
      )}
      <Section title="Configure a shipper">
        <p className="max-w-180 px-4 pb-2 text-ink-2">
          Set <code className="font-mono text-xs text-ink">tz</code> to the zone of the servers’ logs: their
          stamps carry none. OpenNebula’s per-VM logs name their VM in the file name only, so the path must
          come along.
        </p>
        <ConfigList configs={shipperConfigs(origin)} open={shippers.length === 0} />
      </Section>
    </>
  );
}

/** Older refusals than the newest thousand are not kept. */
function Kept({ read }: { read: number }) {
  return (
    <span className="text-ink-2">
      {read === REJECTS_READ ? `of the newest ${formatCount(read)}` : `all ${formatCount(read)}`}
    </span>
  );
}
