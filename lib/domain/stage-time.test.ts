import { expect, test } from 'vitest';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { stageTimes } from './stage-time';

test('phases of a stage that overlap count once, contained ones too, open ones do not', () => {
  const phases = [
    phaseFixture({ name: 'image', startMs: 0, durationMs: 4000 }),
    phaseFixture({ name: 'image_fetch', startMs: 500, durationMs: 1000, parent: 'image' }),
    phaseFixture({ name: 'image_convert', startMs: 3000, durationMs: 2000 }),
    phaseFixture({ name: 'later', startMs: 9000, durationMs: 500 }),
    phaseFixture({ name: 'launch', stage: 'launch', startMs: 5000, durationMs: 100, open: true }),
  ];
  expect([...stageTimes(phases)]).toEqual([['image', 5500]]);
});
