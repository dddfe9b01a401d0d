import { describe, expect, it } from 'vitest';
import { disagreementsOf } from './boot-findings';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const figure = (reportedMs: number, assembledMs: number) => ({
  name: 'build' as const,
  reportedMs,
  assembledMs,
  event: 'e',
});

describe('disagreementsOf', () => {
  it('keeps quiet up to a tenth of a second, in both directions', () => {
    expect(disagreementsOf({ reported: [figure(6610, 6510), figure(6510, 6610)] })).toEqual([]);
  });

  it('names both figures and the signed difference', () => {
    const [found] = disagreementsOf({ reported: [figure(6610, 6483)] });
    expect(found?.key).toBe('@reported-build');
    expect(plain(found?.text ?? '')).toBe('build: The log says 6.61 s, the phases give 6.48 s (−127 ms).');
  });
});
