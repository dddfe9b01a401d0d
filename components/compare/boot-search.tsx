import Link from 'next/link';
import { CacheBadge } from '@/components/boots/cache-badge';
import { flavorLabel, imageLabel } from '@/components/boots/member-names';
import { StatusBadge } from '@/components/boots/status-badge';
import { BUTTON } from '@/components/ui/button';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { toRoute } from '@/components/ui/route';
import { ScrollBox } from '@/components/ui/scroll-box';
import { Time } from '@/components/ui/time';
import type { BootPage } from '@/lib/domain/boot-summary';
import { formatOffset } from '@/lib/layout/clock-time';
import { columnUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';

interface BootSearchProps {
  letter: 'A' | 'B';
  text: string;
  found: BootPage;
  zone: string;
  /** What the form carries beside its text. */
  fields: ReadonlyArray<readonly [name: string, value: string]>;
  /** Where the comparison with a found boot is. */
  hrefOf: (ref: string) => string;
  /** Where nothing is chosen any more; null where there is no comparison yet. */
  closeHref: string | null;
}

/** Looks for a boot for one side: by name, instance, request, host, image or flavor; the newest where nothing is said. */
export function BootSearch({ letter, text, found, zone, fields, hrefOf, closeHref }: BootSearchProps) {
  const titleId = `choose-${letter}`;
  return (
    <section aria-labelledby={titleId} className="border-y border-line bg-sunken py-2">
      <div className="flex flex-wrap items-center gap-2 px-4 pb-1">
        <h2 id={titleId} className="text-sm">
          Choose {letter}
        </h2>
        <form action="/compare" className="flex min-w-0 flex-1 items-center gap-2">
          {fields.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input
            type="search"
            name="find"
            defaultValue={text}
            aria-label={`Look for a boot for ${letter}`}
            placeholder="name, instance, request, host, image or flavor"
            className="h-6 max-w-120 min-w-0 flex-1 rounded-sm border border-line-strong bg-raised px-2"
          />
          <button type="submit" className={BUTTON}>
            Find
          </button>
        </form>
        {closeHref && (
          <Link href={toRoute(closeHref)} prefetch={false} className={BUTTON}>
            Close
          </Link>
        )}
      </div>
      {found.boots.length === 0 ? (
        <p className="px-4 py-2 text-ink-2">
          {text === '' ? 'There are no boots yet.' : `No boot holds “${text}”.`}
        </p>
      ) : (
        <ScrollBox labelledBy={titleId}>
          <Found found={found} zone={zone} hrefOf={hrefOf} />
        </ScrollBox>
      )}
    </section>
  );
}

function Found({ found, zone, hrefOf }: Pick<BootSearchProps, 'found' | 'zone' | 'hrefOf'>) {
  const { boots, total, totalIsExact } = found;
  const unit = columnUnit(boots.map(({ totalMs, buildMs }) => totalMs ?? buildMs));
  const offset = formatOffset(zone, boots[0]?.startedAtMs ?? 0);
  const head = (
    <tr>
      <HeadCell>Instance</HeadCell>
      <HeadCell>Started ({offset})</HeadCell>
      <HeadCell numeric>Total, else build</HeadCell>
      <HeadCell>Status</HeadCell>
      <HeadCell>Cache</HeadCell>
      <HeadCell>Made of</HeadCell>
    </tr>
  );
  return (
    <>
      <DataTable caption="Boots to choose from" head={head}>
        {boots.map((boot) => (
          <tr key={boot.id} className="relative hover:bg-hover">
            <Cell className="max-w-64">
              <Link
                href={toRoute(hrefOf(`boot:${boot.id}`))}
                prefetch={false}
                data-row
                className="flex font-medium outline-none after:absolute after:inset-0 focus-visible:underline"
              >
                <MiddleEllipsis text={boot.displayName ?? boot.instance} />
              </Link>
            </Cell>
            <Cell className="text-ink-2">
              <Time atMs={boot.startedAtMs} zone={zone} />
            </Cell>
            <Cell numeric>
              <Duration
                ms={boot.totalMs ?? boot.buildMs}
                unit={unit}
                resolutionMs={boot.clock.resolutionMs}
                absent={boot.status}
              />
            </Cell>
            <Cell>
              <StatusBadge status={boot.status} />
            </Cell>
            <Cell>
              <CacheBadge state={boot.cache.state} basis={boot.cache.basis} />
            </Cell>
            <Cell className="text-ink-2">
              {[imageLabel(boot.image), flavorLabel(boot.flavor), boot.host].filter(Boolean).join(' · ')}
            </Cell>
          </tr>
        ))}
      </DataTable>
      {boots.length < total && (
        <p className="px-4 pt-1 text-ink-2">
          The newest {formatCount(boots.length)} of {totalIsExact ? '' : 'more than '}
          {formatCount(total)}; look for the others by name.
        </p>
      )}
    </>
  );
}
