import { expect, test } from 'vitest';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { criticalSpans } from './critical-spans';
import { buildWaterfallTree } from './waterfall-tree';

test('a phase is on the critical path for as long as anything below it is', () => {
  const phases = [
    phaseFixture({ key: 'image', name: 'image', startMs: 0, durationMs: 100 }),
    phaseFixture({ key: 'fetch', name: 'fetch', startMs: 10, durationMs: 60, parent: 'image' }),
    phaseFixture({ key: 'launch', name: 'launch', startMs: 100, durationMs: 50 }),
  ].map((phase) => ({ ...phase, label: phase.name }));
  const tree = buildWaterfallTree({
    phases,
    moments: [],
    lengthMs: 150,
    failedMs: null,
    failureReason: null,
  });
  const spans = criticalSpans(tree);
  const spansOf = (key: string) => spans.get(tree.find(key) ?? -1);
  expect(spansOf('image')).toEqual([{ fromMs: 0, toMs: 100 }]);
  expect(spansOf('fetch')).toEqual([{ fromMs: 10, toMs: 70 }]);
  expect(spansOf('launch')).toEqual([{ fromMs: 100, toMs: 150 }]);
});
