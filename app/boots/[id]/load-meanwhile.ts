import 'server-only';
import type { MeanwhileOnHost } from '@/components/waterfall/meanwhile-row';
import type { Boot } from '@/lib/domain/boot';
import { getDatabase } from '@/lib/store/db';
import { listBoots } from '@/lib/store/list-boots';

/** A boot that began longer before this one is not looked for: very few take so long. */
const LOOK_BACK_MS = 900_000;
const LIMIT = 60;

/** The other boots on this boot's host while it ran, at most 60; null without a host or without others. */
export async function loadMeanwhile(boot: Boot): Promise<MeanwhileOnHost | null> {
  if (boot.host === null) return null;
  const { boots } = await listBoots(
    getDatabase(),
    {
      host: [boot.host],
      cloud: [boot.cloud],
      fromMs: boot.startedAtMs - LOOK_BACK_MS,
      toMs: boot.endedAtMs,
    },
    { sort: 'started_desc', limit: LIMIT, cursor: null },
  );
  const others = boots
    .filter((other) => other.id !== boot.id && other.endedAtMs > boot.startedAtMs)
    .map((other) => ({
      key: other.id,
      name: other.displayName ?? other.instance,
      cold: other.cache.state === 'cold' || other.cache.state === 'follower',
      startMs: other.startedAtMs - boot.startedAtMs,
      endMs: other.endedAtMs - boot.startedAtMs,
    }));
  return others.length > 0 ? { host: boot.host, boots: others } : null;
}
