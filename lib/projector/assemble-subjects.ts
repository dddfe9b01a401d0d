import { setImmediate as nextTurn } from 'node:timers/promises';
import { group } from 'd3-array';
import type { Boot } from '@/lib/domain/boot';
import type { DimensionLedger } from '@/lib/domain/dimension-ledger';
import type { Event } from '@/lib/domain/event';
import { instanceSubject, requestSubject } from '@/lib/domain/subject';
import type { FiledFact } from '@/lib/store/image-facts';
import { loadEvents } from '@/lib/store/load-events';
import type { ProjectionFailure } from '@/lib/store/projection-failures';
import type { Connection } from '@/lib/store/query';
import type { SubjectKey } from '@/lib/store/subject-key';
import type { Assembler } from './assembler';

/** What the events of some instances say, before their hosts' history is asked. */
export interface Assembled {
  boots: Boot[];
  facts: FiledFact[];
  failures: ProjectionFailure[];
}

/** Ingest and pages get a turn after so many milliseconds of assembling. */
const TURN_MS = 10;

/** Gathers the events of instances and of their requests and assembles them; an instance that cannot be is left out. */
export async function assembleSubjects(
  connection: Connection,
  instances: readonly SubjectKey[],
  assembler: Assembler,
  ledger: DimensionLedger,
): Promise<Assembled> {
  const result: Assembled = { boots: [], facts: [], failures: [] };
  const gathered = await gather(connection, instances, assembler, result);
  let turnStarted = performance.now();
  for (const { subject, events } of gathered) {
    attempt(result, subject, () => {
      const boots = assembler.assembleInstance(events);
      const facts = boots.flatMap((boot) => assembler.imageFactsOf(boot, events));
      ledger.addInstanceEvents(events);
      for (const boot of boots) ledger.addBoot(boot);
      result.boots.push(...boots);
      result.facts.push(...facts.map((fact) => ({ subject: subject.subject, fact })));
    });
    if (performance.now() - turnStarted > TURN_MS) {
      await nextTurn();
      turnStarted = performance.now();
    }
  }
  return result;
}

interface Gathered {
  subject: SubjectKey;
  events: Event[];
}

async function gather(
  connection: Connection,
  instances: readonly SubjectKey[],
  assembler: Assembler,
  result: Assembled,
): Promise<Gathered[]> {
  const named = await loadEvents(connection, instances);
  // By what the events name rather than by subject: a word of the source may hold the subject's separator.
  const perInstance = [
    ...group(named, ({ cloud, source, instance }) => placeOf(cloud, source, instance)).values(),
  ];
  const wanted = perInstance.map((events) => ({ events, requests: requestsOf(events, assembler, result) }));
  const nameless = await loadEvents(connection, distinctRequests(wanted));
  const byRequest = group(
    nameless.filter(({ instance }) => instance === null),
    ({ cloud, source, requestId }) => placeOf(cloud, source, requestId),
  );
  return wanted.flatMap(({ events, requests }) => {
    const [first] = events;
    if (!first || requests === null) return [];
    const joined = requests.flatMap(
      (request) => byRequest.get(placeOf(first.cloud, first.source, request)) ?? [],
    );
    return [{ subject: subjectKeyOf(first), events: [...events, ...joined] }];
  });
}

interface Wanted {
  events: Event[];
  /** Null where not even that could be told. */
  requests: string[] | null;
}

function requestsOf(events: Event[], assembler: Assembler, result: Assembled): string[] | null {
  const [first] = events;
  if (!first) return null;
  let requests: string[] | null = null;
  attempt(result, subjectKeyOf(first), () => {
    requests = assembler.requestsOf(events);
  });
  return requests;
}

function distinctRequests(wanted: readonly Wanted[]): SubjectKey[] {
  const subjects = new Map<string, SubjectKey>();
  for (const { events, requests } of wanted) {
    for (const request of requests ?? []) {
      const cloud = events[0]?.cloud ?? '';
      subjects.set(placeOf(cloud, '', request), { cloud, subject: requestSubject(request) });
    }
  }
  return [...subjects.values()];
}

/** One instance that cannot be assembled must not keep the others from it. */
function attempt(result: Assembled, subject: SubjectKey, work: () => void): void {
  try {
    work();
  } catch (error) {
    result.failures.push({
      ...subject,
      message: String(error instanceof Error ? (error.stack ?? error) : error),
    });
  }
}

function subjectKeyOf({ cloud, source, instance }: Event): SubjectKey {
  return { cloud, subject: instanceSubject(source, instance ?? '') };
}

function placeOf(cloud: string, source: string, name: string | null): string {
  return JSON.stringify([cloud, source, name]);
}
