import { eventAt } from '@/lib/domain/assemble/event-fixture';
import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { bootFixture, phaseFixture } from './boot-fixture';

export const TOOK_LINE = 'Took 6.50 seconds to build instance.';
const took = eventAt('00:03:00.576', 'build_complete', { line: TOOK_LINE });

/** A boot of 6.5 s: a fetch within the image phase, the network beside it, a wait that one line proves. */
export function detailFixture(fields: Partial<Boot> = {}): BootDetail {
  const phases = [
    phaseFixture({ name: 'api', stage: 'request', startMs: 0, durationMs: 50 }),
    phaseFixture({ name: 'image', startMs: 50, durationMs: 3950 }),
    phaseFixture({ name: 'image_fetch', startMs: 500, durationMs: 3000, parent: 'image' }),
    phaseFixture({
      name: 'network_allocation',
      stage: 'network',
      startMs: 100,
      durationMs: 4900,
      concurrent: true,
    }),
    phaseFixture({
      name: 'vif_plug_wait',
      stage: 'network',
      kind: 'wait',
      startMs: 5000,
      durationMs: 1500,
      evidence: [took.id],
    }),
  ];
  const moments = [{ name: 'build_complete', atMs: 6500, event: took.id }];
  return { boot: bootFixture({ phases, moments, ...fields }), events: [took], siblings: [] };
}
