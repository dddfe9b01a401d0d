import type { Boot } from '@/lib/domain/boot';
import type { ImageFact } from '@/lib/domain/image-history';
import {
  deleteFacts,
  type FiledFact,
  type HistoryQuestion,
  insertFacts,
  loadFactsOfSubjects,
  loadLastFacts,
  lockCopies,
} from '@/lib/store/image-facts';
import type { Connection } from '@/lib/store/query';
import type { SubjectKey } from '@/lib/store/subject-key';
import type { Assembler } from './assembler';

/** What a projection found out before it asked the hosts' history. */
export interface Findings {
  /** The instances that were assembled; their facts are replaced. */
  instances: readonly SubjectKey[];
  boots: readonly Boot[];
  facts: readonly FiledFact[];
  /** Facts of events that name no instance: they stay whatever happens. */
  seen: readonly FiledFact[];
}

/** Boots with the cache verdict that their hosts' history gives, and what changed in that history. */
export interface Settled {
  boots: Boot[];
  changed: ImageFact[];
}

/**
 * Brings what is known of the hosts' copies of images up to date and concludes the boots' cache states from it. Holds the
 * copies until the transaction ends, so that of two projections that touch one copy the later sees what the earlier found.
 */
export async function settleHistory(
  connection: Connection,
  assembler: Assembler,
  { instances, boots, facts, seen }: Findings,
): Promise<Settled> {
  const stored = await loadFactsOfSubjects(connection, instances);
  const questions = boots.flatMap((boot) => questionOf(boot, assembler));
  const told = [...stored, ...facts, ...seen].map(({ fact }) => fact);
  await lockCopies(connection, [...told, ...questions]);
  const storedKeys = new Set(stored.map(keyOf));
  const currentKeys = new Set(facts.map(keyOf));
  const gone = stored.filter((filed) => !currentKeys.has(keyOf(filed)));
  const fresh = [...facts, ...seen].filter((filed) => !storedKeys.has(keyOf(filed)));
  await deleteFacts(connection, gone);
  const added = await insertFacts(connection, fresh);
  const lastFacts = await loadLastFacts(connection, questions);
  return {
    boots: boots.map((boot) => assembler.inferCache(boot, lastFacts.get(boot.id) ?? [])),
    changed: [...gone, ...added].map(({ fact }) => fact),
  };
}

function questionOf(boot: Boot, assembler: Assembler): HistoryQuestion[] {
  const cacheKey = boot.image?.cacheKey;
  if (boot.cache.state !== 'unknown' || boot.host === null || cacheKey === undefined) return [];
  const { cloud, host, instance } = boot;
  return [{ boot: boot.id, cloud, host, cacheKey, instance, beforeMs: assembler.imageStepMs(boot) }];
}

function keyOf({ subject, fact }: FiledFact): string {
  const { cloud, host, cacheKey, atMs, kind, event } = fact;
  return JSON.stringify([subject, cloud, host, cacheKey, Math.round(atMs * 1000), kind, event]);
}
