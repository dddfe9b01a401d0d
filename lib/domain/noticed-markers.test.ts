import { expect, test } from 'vitest';
import { noticeImages, noticeReleases } from './noticed-markers';

const release = (name: string, firstMs: number, source = 'nova', cloud = 'a') => ({
  cloud,
  source,
  release: name,
  firstMs,
});

test('an image is new where its name had another id before, whatever the order they are read in', () => {
  const markers = noticeImages([
    { cloud: 'a', name: 'ubuntu', image: 'third', firstMs: 30 },
    { cloud: 'a', name: 'ubuntu', image: 'first', firstMs: 10 },
    { cloud: 'b', name: 'ubuntu', image: 'elsewhere', firstMs: 5 },
    { cloud: 'a', name: 'ubuntu', image: 'second', firstMs: 20 },
    { cloud: 'a', name: 'alma', image: 'only', firstMs: 1 },
  ]);
  expect(markers.map(({ atMs, scope }) => [atMs, scope.cloud, scope.image])).toEqual([
    [20, 'a', 'second'],
    [30, 'a', 'third'],
  ]);
  expect(markers[0]).toMatchObject({ kind: 'image', title: 'ubuntu is a new image', basis: 'noticed' });
  expect(new Set(markers.map(({ id }) => id)).size).toBe(2);
});

test('a release is new once, and each cloud and product has its own', () => {
  const markers = noticeReleases([
    release('26.2.2', 10),
    release('27.0.1', 20),
    release('26.2.1', 25),
    release('28.0.0', 5, 'nova', 'b'),
    release('6.0', 12, 'opennebula'),
  ]);
  expect(markers.map(({ atMs, title }) => [atMs, title])).toEqual([
    [20, 'Nova 27.0.1'],
    [25, 'Nova 26.2.1'],
  ]);
});

test('ranges that may be one release are no change', () => {
  const ranges = ['6.0 to 6.10', '6.4', '6.8 to 6.10', '5.12 or later', '7.0 or later'];
  const inOrder = ranges.map((range, index) => release(range, index, 'opennebula'));
  expect(noticeReleases(inOrder)).toEqual([]);
  expect(noticeReleases([release('6.0 to 6.10', 1), release('7.0 or later', 2)])).toHaveLength(1);
  // 6.10 is after 6.2, not before it.
  expect(noticeReleases([release('6.0 to 6.10', 1), release('6.2 to 6.4', 2)])).toEqual([]);
});
