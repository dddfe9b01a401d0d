import { expect, test } from 'vitest';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { readTracedBoot, tracedBootOf } from './traced-boot';

const traced = tracedBootOf(bootFixture({ failure: { reason: 'no space', event: 'x' } }));

test('what a trace tells of its boot survives being written and read', () => {
  expect(readTracedBoot(JSON.parse(JSON.stringify(traced)))).toEqual(traced);
});

test.each([
  null,
  5,
  'x',
  [],
  {},
  { ...traced, instance: '' },
  { ...traced, attempt: 0 },
  { ...traced, startedAtMs: 'noon' },
  { ...traced, endedAtMs: traced.startedAtMs - 1 },
])('%j is no such thing', (value) => {
  expect(readTracedBoot(value)).toBeNull();
});

test('fields of another type than they should have are as if they were missing', () => {
  const odd = {
    ...traced,
    status: 'flying',
    image: { id: 5, name: 'in1', evil: true },
    cache: 'warm',
    clock: { resolutionMs: -1, zone: 7 },
    totalMs: -5,
    runningAtMs: Number.NaN,
  };
  expect(readTracedBoot(odd)).toMatchObject({
    status: 'partial',
    image: { name: 'in1' },
    cache: { state: 'unknown', reason: '' },
    clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped' },
    totalMs: null,
    runningAtMs: null,
  });
  expect(readTracedBoot(odd)?.image).toEqual({ name: 'in1' });
});
