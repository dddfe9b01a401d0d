'use client';

import { useId } from 'react';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import type { Marker } from '@/lib/domain/marker';
import { layoutHeatMap } from '@/lib/layout/heat-map';
import {
  type BoxBounds,
  boundsOfRange,
  type CellRange,
  countInRange,
  rectangleOfBounds,
} from '@/lib/layout/heat-map-box';
import type { Ink } from '@/lib/layout/heat-map-inks';
import { HEAT_MAP_BOX, HeatMapInks } from './heat-map-inks';
import { rangeWords } from './heat-map-words';
import { TimeChart } from './time-chart';
import { useBoxDrag } from './use-box-drag';
import { useBoxKeys } from './use-box-keys';

interface HeatMapProps {
  map: DurationHeatMap;
  zone: string;
  markers: readonly Marker[];
  inks: ReadonlySet<Ink>;
  /** The box that is chosen. */
  box: BoxBounds | null;
  onBox: (box: BoxBounds | null) => void;
  /** Opens the list of the boots within bounds. */
  onBoots: (bounds: BoxBounds) => void;
}

/**
 * Durations over time, log scale: cold and warm boots as two inks that add up. A box drawn with mouse, finger or arrow keys
 * is handed on; a cell that is pressed leads to its boots.
 */
export function HeatMap({ map, zone, markers, inks, box, onBox, onBoots }: HeatMapProps) {
  const hintId = useId();
  const take = (range: CellRange, then: (bounds: BoxBounds) => void) => {
    const bounds = boundsOfRange(map, range);
    if (bounds) then(bounds);
  };
  const drag = useBoxDrag(map, {
    onBox: (range) => take(range, onBox),
    onPress: (range) => holdsBoots(map, range) && take(range, onBoots),
  });
  const keys = useBoxKeys(map, {
    onBox: (range) => take(range, onBox),
    onBoots: (range) => holdsBoots(map, range) && take(range, onBoots),
    onClear: () => onBox(null),
  });
  const under = drag.drawn ?? keys.marked;
  const { durationTicks } = layoutHeatMap(map, HEAT_MAP_BOX);
  const shown = under ? boundsOfRange(map, under) : box;
  return (
    <TimeChart
      span={{ fromMs: map.times[0] ?? 0, toMs: map.times.at(-1) ?? 1 }}
      zone={zone}
      markers={markers}
      sideTicks={durationTicks.map(({ offset, label }) => ({
        top: (offset / HEAT_MAP_BOX.height) * 100,
        label,
      }))}
      height={box ? 'h-60 lg:h-112' : 'h-60'}
      caption={
        <p id={hintId} role="status" className="min-h-4 text-xs text-ink-2">
          {under ? (
            rangeWords(map, under, zone)
          ) : (
            <>
              Draw a box to learn what its boots have in common; press a cell to see them.
              <span className="sr-only">
                {' '}
                Arrow keys move over the cells, with Shift they draw a box, Enter takes it, b lists its boots.
              </span>
            </>
          )}
        </p>
      }
    >
      <HeatMapInks map={map} inks={inks} />
      {shown && <BoxOutline map={map} bounds={shown} />}
      <div
        role="application"
        aria-label="Heat map of durations over time"
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys of its own
        tabIndex={0}
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none"
        onKeyDown={keys.onKeyDown}
        onBlur={keys.onBlur}
        {...drag.handlers}
      />
    </TimeChart>
  );
}

/** An empty cell leads nowhere. */
function holdsBoots(map: DurationHeatMap, range: CellRange): boolean {
  const { cold, warm, other } = countInRange(map, range);
  return cold + warm + other > 0;
}

function BoxOutline({ map, bounds }: { map: DurationHeatMap; bounds: BoxBounds }) {
  const rectangle = rectangleOfBounds(map, HEAT_MAP_BOX, bounds);
  if (!rectangle) return null;
  const { x, y, width, height } = rectangle;
  return (
    <span
      aria-hidden="true"
      className="absolute border-2 border-ink bg-ink/8"
      style={{
        left: `${(x / HEAT_MAP_BOX.width) * 100}%`,
        top: `${(y / HEAT_MAP_BOX.height) * 100}%`,
        width: `${(width / HEAT_MAP_BOX.width) * 100}%`,
        height: `${(height / HEAT_MAP_BOX.height) * 100}%`,
      }}
    />
  );
}
