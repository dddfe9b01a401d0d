import { describe, expect, it } from 'vitest';
import type { EventDraft } from '@/lib/domain/event';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import { readRecords, readText } from '../testing/record';
import { REWRAPPED } from '../testing/rewrap';

const folder = samplesDir();

/** What must not depend on the way a line came. */
function essence({ name, atMs, instance, requestId, host, cacheKey, attributes }: EventDraft) {
  return { name, atMs, instance, requestId, host, cacheKey, attributes };
}

describe.skipIf(folder === null)('the same log in every wire form', () => {
  const text = folder === null ? '' : readSample(folder, 'nova/zed_cloud/s2_burst/nova-compute-cmp1.log.gz');
  const expected = readText(text, { host: 'cmp1' }).events.map(essence);

  it.each(Object.keys(REWRAPPED))('%s', (form) => {
    const { events, malformed } = readRecords(REWRAPPED[form]?.(text, { host: 'cmp1' }) ?? []);
    expect(malformed).toEqual([]);
    expect(events.map(essence)).toEqual(expected);
  });

  it('holds something', () => {
    expect(expected.length).toBeGreaterThan(500);
  });
});
