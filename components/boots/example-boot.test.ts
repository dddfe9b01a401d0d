import { describe, expect, it } from 'vitest';
import { findEventKind } from '@/lib/domain/catalogue/events';
import { exampleBootCommand } from './example-boot';

const NOW = Date.UTC(2026, 10, 21, 12);
const command = exampleBootCommand('http://localhost:3000', NOW);

describe('the command on the empty page', () => {
  it('is one curl whose body no shell reads otherwise', () => {
    const [, body = ''] = /^curl -sS http:\/\/localhost:3000\/api\/v1\/events -H '[^']+' -d '([^']+)'$/.exec(
      command,
    ) ?? [''];
    const items = JSON.parse(body) as Array<{ event: string; at: string }>;
    expect(items).toHaveLength(9);
    for (const { event } of items) expect(findEventKind(event), event).not.toBeNull();
    const times = items.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted());
    expect(times.at(-1)).toBe(NOW);
    expect(NOW - (times[0] ?? 0)).toBe(6483);
  });
});
