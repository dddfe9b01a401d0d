import { memo } from 'react';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { layoutHeatMap } from '@/lib/layout/heat-map';
import { type Ink, inkPaths } from '@/lib/layout/heat-map-inks';

/** The picture's own units; it is stretched to the width of the page. */
export const HEAT_MAP_BOX = { width: 1000, height: 240 };

const FILLS: Record<Ink, string> = { cold: 'fill-cold', warm: 'fill-warm', other: 'fill-ink-3' };

interface HeatMapInksProps {
  map: DurationHeatMap;
  inks: ReadonlySet<Ink>;
}

/** The cells of a heat map: each ink by itself, where they meet they add up. Not drawn anew while a box is. */
export const HeatMapInks = memo(function HeatMapInks({ map, inks }: HeatMapInksProps) {
  const { marks } = layoutHeatMap(map, HEAT_MAP_BOX);
  return (
    <svg
      viewBox={`0 0 ${HEAT_MAP_BOX.width} ${HEAT_MAP_BOX.height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
      aria-hidden="true"
    >
      {inkPaths(marks, 1)
        .filter(({ ink }) => inks.has(ink))
        .map(({ ink, strength, d }) => (
          <path
            key={`${ink} ${strength}`}
            d={d}
            className={`ink-adds ${FILLS[ink]}`}
            fillOpacity={ink === 'other' ? strength * 0.6 : strength}
          />
        ))}
    </svg>
  );
});
