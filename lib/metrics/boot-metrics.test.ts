import { expect, test } from 'vitest';
import { type CountedBoot, SLOTS } from './boot-metrics';
import { createMetrics } from './metrics';

const boot = (fields: Partial<CountedBoot> = {}): CountedBoot => ({
  id: 'b1',
  endedAtMs: 0,
  cloud: 'lab',
  source: 'nova',
  status: 'running',
  image: 'alma-9',
  flavor: 'm1.small',
  host: 'cmp-1',
  cache: 'warm',
  totalMs: 8000,
  buildMs: 6500,
  stages: new Map([['image', 4000]]),
  ...fields,
});

/** Samples of the text by name and labels as they stand there. */
async function scrape({ registry }: ReturnType<typeof createMetrics>): Promise<Map<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

test('durations are counted in seconds, in buckets that add up', async () => {
  const metrics = createMetrics();
  for (const buildMs of [600, 6500, 7000, 7001, 4e6])
    metrics.boots.observe(boot({ buildMs, totalMs: null, cache: 'follower' }));
  const samples = await scrape(metrics);
  const of = (le: string) =>
    samples.get(
      `bootfall_boot_duration_seconds_bucket{le="${le}",cloud="lab",source="nova",metric="build",cache="cold"}`,
    );
  expect(['0.5', '1', '7', '10', '3600', '+Inf'].map(of)).toEqual([0, 1, 3, 4, 4, 5]);
  const rest = '{cloud="lab",source="nova",metric="build",cache="cold"}';
  expect(samples.get(`bootfall_boot_duration_seconds_count${rest}`)).toBe(5);
  expect(samples.get(`bootfall_boot_duration_seconds_sum${rest}`)).toBeCloseTo(4021.101);
  expect([...samples.keys()].some((key) => key.includes('metric="total"'))).toBe(false);
});

test('failed boots are counted, but have no duration', async () => {
  const metrics = createMetrics();
  metrics.boots.observe(boot({ status: 'failed' }));
  const samples = await scrape(metrics);
  expect(samples.get('bootfall_boots_ended_total{cloud="lab",source="nova",status="failed"}')).toBe(1);
  expect([...samples.keys()].some((key) => key.includes('duration_seconds'))).toBe(false);
});

test('a name cannot break out of its label', async () => {
  const metrics = createMetrics();
  metrics.boots.observe(boot({ image: 'a"b\\c\nd{e="f"} 1' }));
  const line = [...(await scrape(metrics)).keys()].find((key) => key.startsWith('bootfall_image_'));
  expect(line).toContain(String.raw`image="a\"b\\c\nd{e=\"f\"} 1"`);
});

test('images beyond the slots are counted as other, and those with a slot never leave it', async () => {
  const metrics = createMetrics();
  metrics.boots.reserve('image', ['largest']);
  for (let n = 0; n < SLOTS.image + 5; n++) metrics.boots.observe(boot({ image: `image-${n}` }));
  metrics.boots.observe(boot({ image: 'largest' }));
  metrics.boots.observe(boot({ image: 'image-0' }));
  const samples = await scrape(metrics);
  const count = (image: string) =>
    samples.get(`bootfall_image_build_duration_seconds_count{image="${image}",cache="warm"}`);
  expect([count('largest'), count('image-0'), count('other')]).toEqual([1, 2, 6]);
  const images = [...samples.keys()].filter((key) =>
    /^bootfall_image_build_duration_seconds_count.*warm/.test(key),
  );
  expect(images).toHaveLength(SLOTS.image + 1);
});
