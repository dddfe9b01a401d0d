import { percent } from '@/components/boots/stage-bar';
import type { Marker } from '@/lib/domain/marker';
import { layoutMarkers, type MarkerFlag } from '@/lib/layout/marker-lane';
import type { Span } from '@/lib/layout/time-axis';
import { MARKER_LETTERS, markerRowId, markerWords } from './marker-words';

interface MarkerFlagsProps {
  markers: readonly Marker[];
  span: Span;
  zone: string;
}

/** In hundredths of the width: flags are 14 px wide, charts at least 300. */
const BOX = { width: 100, gap: 4.5 };

/** The lane over a time chart: a flag for each change, which leads to its row in the table of changes. */
export function MarkerFlags({ markers, span, zone }: MarkerFlagsProps) {
  const flags = layoutMarkers(markers, span, BOX);
  if (flags.length === 0) return null;
  return (
    <ul className="relative h-4" aria-label="Changes">
      {flags.map((flag) => (
        <li
          key={flag.markers[0].id}
          className="absolute top-0 -translate-x-1/2"
          style={{ left: percent(flag.x) }}
        >
          <Flag flag={flag} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

function Flag({ flag, zone }: { flag: MarkerFlag; zone: string }) {
  const [first] = flag.markers;
  const words = flag.markers.map((marker) => markerWords(marker, zone)).join('\n');
  return (
    <a
      href={`#${markerRowId(first.id)}`}
      title={words}
      aria-label={words}
      className="grid h-3.5 min-w-3.5 place-items-center rounded-sm bg-ink px-0.5 text-2xs leading-none font-semibold text-ground"
    >
      {flag.markers.length > 1 ? flag.markers.length : MARKER_LETTERS[first.kind]}
    </a>
  );
}

/** The lines of the changes through a time chart. */
export function MarkerLines({ markers, span }: Omit<MarkerFlagsProps, 'zone'>) {
  return (
    <span className="pointer-events-none absolute inset-0" aria-hidden="true">
      {layoutMarkers(markers, span, BOX).map(({ x, markers: [first] }) => (
        <span
          key={first.id}
          className="absolute inset-y-0 border-l border-dashed border-ink-3"
          style={{ left: percent(x) }}
        />
      ))}
    </span>
  );
}
