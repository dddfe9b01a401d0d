import type { Boot, Phase } from '@/lib/domain/boot';
import { bootId } from '@/lib/domain/boot-id';
import { instanceSubject } from '@/lib/domain/subject';

/** A warm boot of 6.5 s that ran; `fields` say what matters to a test. Its id follows from what identifies it. */
export function bootFixture(fields: Partial<Boot> = {}): Boot {
  const boot = { ...PLAIN, ...fields };
  const { cloud, source, instance, attempt, startedAtMs } = boot;
  return {
    ...boot,
    id: bootId(cloud, source, instance, attempt),
    runningAtMs: fields.runningAtMs ?? (boot.status === 'running' ? startedAtMs + 6500 : null),
    endedAtMs: fields.endedAtMs ?? startedAtMs + 6500,
    subjects: fields.subjects ?? [instanceSubject(source, instance)],
  };
}

/** A closed piece of work; `fields` say what matters to a test. */
export function phaseFixture(fields: Partial<Phase> & Pick<Phase, 'name' | 'startMs' | 'durationMs'>): Phase {
  return {
    key: fields.name,
    stage: 'image',
    kind: 'work',
    parent: null,
    concurrent: false,
    open: false,
    evidence: [],
    ...fields,
  };
}

const PLAIN: Boot = {
  id: '',
  cloud: 'default',
  source: 'nova',
  instance: '617e066f-229a-47c1-9e20-ae1deee78b9f',
  attempt: 1,
  attempts: 1,
  requestId: 'req-736693ea-990b-40cb-913f-acf0062aeb31',
  displayName: null,
  status: 'running',
  image: { id: '0673dd71-34c5-4fbb-86c4-40623fbe45b4', cacheKey: 'a489c868f0c37da93b76227c91bb03908ac0e742' },
  flavor: { name: 'm1.small' },
  host: 'cmp1',
  cache: { state: 'warm', basis: 'observed', reason: 'no fetch lock', evidence: [] },
  startedAtMs: Date.UTC(2026, 10, 21, 0, 2, 54, 76),
  startBasis: 'build',
  runningAtMs: null,
  endedAtMs: 0,
  totalMs: null,
  buildMs: 6500,
  buildStartMs: 0,
  phases: [
    phaseFixture({ name: 'image', startMs: 0, durationMs: 4000 }),
    phaseFixture({ name: 'launch', stage: 'launch', startMs: 4000, durationMs: 2500 }),
  ],
  moments: [],
  unaccountedMs: 0,
  reported: [],
  failure: null,
  clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped', skewMs: null },
  notes: [],
  attributes: {},
  subjects: [],
};
