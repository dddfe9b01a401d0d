import { group } from 'd3-array';
import { endSilentBoot } from '@/lib/domain/assemble/silent-boot';
import type { Boot } from '@/lib/domain/boot';
import { DimensionLedger } from '@/lib/domain/dimension-ledger';
import { kindOfSubject, subjectOf } from '@/lib/domain/subject';
import type { Database } from '@/lib/store/database';
import { type DirtySubject, instancesOfRequests, markDirty, takeDirty } from '@/lib/store/dirty';
import { type FiledFact, instancesConcernedBy } from '@/lib/store/image-facts';
import { loadEventsWithin } from '@/lib/store/load-events';
import { missingPartitions } from '@/lib/store/partitions';
import { clearFailures, storeFailures } from '@/lib/store/projection-failures';
import type { Connection } from '@/lib/store/query';
import { replaceBoots } from '@/lib/store/replace-boots';
import { storeDimensions } from '@/lib/store/store-dimensions';
import type { SubjectKey } from '@/lib/store/subject-key';
import { commitWithoutWaiting, inTransaction } from '@/lib/store/transaction';
import { assembleSubjects } from './assemble-subjects';
import type { Assembler } from './assembler';
import { BatchError, MissingPartitions } from './batch-error';
import { settleHistory } from './settle-history';

/** What one transaction projected. */
export interface Projected {
  /** Subjects taken; 0 when nothing is dirty that nobody else is at. */
  taken: number;
  /** Boots that are now seen to run or to have failed, and were not before. */
  ended: Boot[];
}

/**
 * Takes some dirty subjects and makes the boots of theirs what their events say, in one transaction.
 * @throws BatchError with the subjects taken
 */
export function projectBatch(db: Database, limit: number, assembler: Assembler): Promise<Projected> {
  return inTransaction(db, async (connection) => {
    // A crash that takes the boots along leaves their subjects dirty.
    await commitWithoutWaiting(connection);
    const subjects = await takeDirty(connection, limit);
    try {
      const ended = subjects.length > 0 ? await project(db, connection, subjects, assembler) : [];
      return { taken: subjects.length, ended };
    } catch (cause) {
      throw new BatchError(subjects, cause);
    }
  });
}

async function project(
  db: Database,
  connection: Connection,
  subjects: readonly DirtySubject[],
  assembler: Assembler,
): Promise<Boot[]> {
  const ofKind = (kind: ReturnType<typeof kindOfSubject>) =>
    subjects.filter(({ subject }) => kindOfSubject(subject) === kind);
  const instances = ofKind('instance');
  const requests = ofKind('request');
  const ledger = new DimensionLedger();
  const nameless = [...requests, ...ofKind('hostImage'), ...ofKind('source')];
  const seen = await readNameless(connection, nameless, assembler, ledger);
  const { facts, failures, ...assembled } = await assembleSubjects(connection, instances, assembler, ledger);
  const boots = assembled.boots.map((boot) => endSilentBoot(boot, Date.now()));
  const missing = missingPartitions(
    db,
    'phase',
    boots.map(({ startedAtMs }) => startedAtMs),
  );
  if (missing.length > 0) throw new MissingPartitions(missing);
  // Those that cannot be assembled keep the boots that they had.
  const sound = without(instances, failures);
  const settled = await settleHistory(connection, assembler, { instances: sound, boots, facts, seen });
  await storeDimensions(connection, ledger);
  const { ended } = await replaceBoots(connection, sound, settled.boots);
  await clearFailures(connection, subjects);
  await storeFailures(connection, failures);
  const concerned = [
    ...(await instancesOfRequests(connection, requests)),
    ...(await instancesConcernedBy(connection, settled.changed)),
  ];
  // Those of this batch have seen what it found already.
  await markDirty(connection, without(concerned, instances));
  return ended;
}

/** Events that name no instance: only the new ones are read, for what is known of a host or an image is never taken back. */
async function readNameless(
  connection: Connection,
  subjects: readonly DirtySubject[],
  assembler: Assembler,
  ledger: DimensionLedger,
): Promise<FiledFact[]> {
  const events = await loadEventsWithin(connection, subjects);
  ledger.addEvents(events);
  const perSubject = group(events, subjectOf);
  return [...perSubject].flatMap(([subject, own]) =>
    assembler.imageFactsOfHost(own).map((fact) => ({ subject, fact })),
  );
}

/** Each subject once, but those of `others`. */
function without<Key extends SubjectKey>(subjects: readonly Key[], others: readonly SubjectKey[]): Key[] {
  const seen = new Set(others.map(placeOf));
  return subjects.filter((subject) => {
    const isNew = !seen.has(placeOf(subject));
    seen.add(placeOf(subject));
    return isNew;
  });
}

function placeOf({ cloud, subject }: SubjectKey): string {
  return JSON.stringify([cloud, subject]);
}
