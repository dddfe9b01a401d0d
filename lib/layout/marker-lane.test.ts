import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Marker } from '@/lib/domain/marker';
import { layoutMarkers } from './marker-lane';

const marker = (atMs: number): Marker => ({
  id: String(atMs),
  atMs,
  kind: 'deploy',
  title: 'deploy',
  url: null,
  scope: { cloud: null, image: null, flavor: null, host: null },
  basis: 'posted',
});

test('every change within the span is under exactly one flag, and flags keep their distance', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -100, max: 1100 }), { maxLength: 40 }),
      fc.integer({ min: 0, max: 2000 }),
      (times, width) => {
        const flags = layoutMarkers(times.map(marker), { fromMs: 0, toMs: 1000 }, { width, gap: 12 });
        const shown = flags.flatMap(({ markers }) => markers.map(({ atMs }) => atMs));
        expect(shown).toEqual(times.filter((at) => at >= 0 && at <= 1000).sort((a, b) => a - b));
        for (const [index, { x }] of flags.entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          if (index > 0) expect(x - (flags[index - 1]?.x ?? 0)).toBeGreaterThanOrEqual(12);
        }
      },
    ),
  );
});
