import Link from 'next/link';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { toRoute } from '@/components/ui/route';
import { Time } from '@/components/ui/time';
import type { Marker } from '@/lib/domain/marker';
import { MARKER_LETTERS, markerRowId, scopeWords } from './marker-words';

interface MarkerTableProps {
  /** Oldest first. */
  markers: readonly Marker[];
  zone: string;
  /** Where the boots before and after a change are compared; null where they are not. */
  compareHref: (marker: Marker) => string | null;
}

/** The changes behind the flags of the time charts, newest first. */
export function MarkerTable({ markers, zone, compareHref }: MarkerTableProps) {
  const head = (
    <tr>
      <HeadCell>Time</HeadCell>
      <HeadCell>Change</HeadCell>
      <HeadCell className="max-sm:hidden">Concerns</HeadCell>
      <HeadCell className="max-sm:hidden">Known</HeadCell>
      <HeadCell>Effect</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Changes" head={head}>
      {markers.toReversed().map((marker) => (
        <tr
          key={marker.id}
          id={markerRowId(marker.id)}
          className="scroll-mt-12 target:bg-selected hover:bg-hover"
        >
          <Cell>
            <Time atMs={marker.atMs} zone={zone} precision="min" withZone />
          </Cell>
          <Cell>
            <span
              aria-hidden="true"
              className="mr-2 inline-grid h-3.5 min-w-3.5 place-items-center rounded-sm bg-ink text-2xs leading-none font-semibold text-ground"
            >
              {MARKER_LETTERS[marker.kind]}
            </span>
            <MarkerTitle marker={marker} />
            <span className="pl-2 text-ink-3">{marker.kind}</span>
          </Cell>
          <Cell className="text-ink-2 max-sm:hidden">{scopeWords(marker.scope)}</Cell>
          <Cell className="text-ink-2 max-sm:hidden">
            {marker.basis === 'noticed' ? 'noticed in the boots' : 'posted'}
          </Cell>
          <Cell>
            <BeforeAfter href={compareHref(marker)} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

function MarkerTitle({ marker }: { marker: Marker }) {
  if (marker.url === null) return <span className="font-medium">{marker.title}</span>;
  return (
    <a className="link font-medium" href={marker.url} rel="noreferrer">
      {marker.title}
    </a>
  );
}

function BeforeAfter({ href }: { href: string | null }) {
  if (href === null) return null;
  return (
    <Link className="link whitespace-nowrap" href={toRoute(href)} prefetch={false}>
      before against after
    </Link>
  );
}
