import { describe, expect, it } from 'vitest';
import { eventAt } from '../event-fixture';
import { episodeHolding, lockEpisodes } from './lock-episode';

const acquired = (at: string, waitedMs?: number) =>
  eventAt(at, 'image_lock_acquired', { attributes: { waitedMs } });
const released = (at: string, heldMs?: number) =>
  eventAt(at, 'image_lock_released', { attributes: { heldMs } });

describe('lockEpisodes', () => {
  it('tells turns apart that end and begin in one millisecond', () => {
    const turns = lockEpisodes(
      [],
      [acquired('00:00:01.000', 0), acquired('00:00:03.000', 1500), acquired('00:00:03.001', 900)],
      [released('00:00:03.000', 2000), released('00:00:03.000', 0), released('00:00:03.004', 2)],
    );
    expect(turns.map((turn) => [turn.waitedMs, turn.heldMs])).toEqual([
      [0, 2000],
      [1500, 0],
      [900, 2],
    ]);
  });

  it('counts from the lines where the log states no figures, and leaves the last turn open', () => {
    const request = eventAt('00:00:00.400', 'image_lock_requested');
    const turns = lockEpisodes(
      [request],
      [acquired('00:00:01.000'), acquired('00:00:05.000')],
      [released('00:00:04.000')],
    );
    expect(turns[0]).toMatchObject({ waitedMs: 600, heldMs: 3000, requested: request });
    expect(turns[1]).toMatchObject({ heldMs: null, released: null });
  });

  it('finds the turn that holds a moment', () => {
    const turns = lockEpisodes(
      [],
      [acquired('00:00:01.000', 0), acquired('00:00:05.000', 0)],
      [released('00:00:02.000', 1000)],
    );
    const at = (time: string) => episodeHolding(turns, Date.parse(`2026-11-21T${time}Z`));
    expect(at('00:00:01.500')).toBe(turns[0]);
    expect(at('00:00:03.000')).toBeNull();
    expect(at('00:00:09.000')).toBe(turns[1]);
  });
});
