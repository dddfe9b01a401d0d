import { eventAt } from '../assemble/event-fixture';
import type { Boot, Phase } from '../boot';
import type { Event, EventAttributes } from '../event';
import type { PeerRank, PeerReport } from '../peers';
import type { Percentiles } from '../percentiles';
import type { DiagnosisContext, Finding } from './finding';
import type { Statement } from './statement';

const START_MS = Date.UTC(2026, 10, 21, 0, 0, 0);
const IMAGE = { id: 'img', name: 'ubuntu', cacheKey: 'a489', sizeBytes: 2e9 };

type PhaseFields = Partial<Phase> & Pick<Phase, 'name'>;

/** A closed piece of work; its one line of evidence is named after its key. */
export function phaseOf(fields: PhaseFields, startMs: number, durationMs: number): Phase {
  const key = fields.key ?? fields.name;
  return {
    key,
    stage: 'image',
    kind: 'work',
    parent: null,
    concurrent: false,
    open: false,
    evidence: [`line of ${key}`],
    startMs,
    durationMs,
    ...fields,
  };
}

/** A warm Nova boot of 10 s on cmp1 that ran. */
export function bootOf(fields: Partial<Boot> = {}): Boot {
  const startedAtMs = fields.startedAtMs ?? START_MS;
  const lengthMs = fields.totalMs ?? 10_000;
  return {
    id: 'boot-1',
    cloud: 'default',
    source: 'nova',
    instance: 'vm-1',
    attempt: 1,
    attempts: 1,
    requestId: null,
    displayName: null,
    status: 'running',
    image: IMAGE,
    flavor: { name: 'm1' },
    host: 'cmp1',
    cache: { state: 'warm', basis: 'observed', reason: '', evidence: [] },
    startedAtMs,
    startBasis: 'request',
    runningAtMs: startedAtMs + lengthMs,
    endedAtMs: startedAtMs + lengthMs,
    totalMs: lengthMs,
    buildMs: lengthMs,
    buildStartMs: 0,
    phases: [],
    moments: [],
    unaccountedMs: 0,
    reported: [],
    failure: null,
    clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped', skewMs: null },
    notes: [],
    attributes: {},
    subjects: [],
    ...fields,
  };
}

export function percentilesOf(n: number, p50: number, p95: number): Percentiles {
  return { n, p50, p90: p95, p95, p99: p95, max: p95 };
}

export function rankOf(n: number, p50: number, p95: number, faster = 0.95): PeerRank {
  return { ...percentilesOf(n, p50, p95), ownMs: null, faster };
}

/** Peers whose total is `total`; by default 100 of them, slower than 95 % of which the boot was. */
export function peersOf(fields: Partial<PeerReport> = {}): PeerReport {
  const total = fields.total ?? rankOf(100, 5000, 8000);
  return {
    traits: ['image', 'flavor', 'cache'],
    unknownTraits: [],
    filter: { image: ['img'] },
    days: 7,
    n: total.n,
    firstMs: null,
    lastMs: null,
    total,
    build: fields.build ?? total,
    onHost: percentilesOf(0, 0, 0),
    phases: {},
    ...fields,
  };
}

export function contextOf(fields: Partial<DiagnosisContext> = {}): DiagnosisContext {
  return { peers: null, events: [], neighbours: [], siblings: [], ...fields };
}

export function eventOf(name: string, attributes: EventAttributes): Event {
  return eventAt('00:00:01.000', name, { attributes });
}

/** A statement with its figures in brackets: `[7300 ms]`. */
export function plain(statement: Statement | undefined): string {
  return (statement ?? [])
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const { kind, ...rest } = piece;
      const value = Math.round(Number(Object.values(rest)[0]) * 1000) / 1000;
      return kind === 'duration' ? `[${value} ms]` : `[${value} ${kind}]`;
    })
    .join('');
}

export function causesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ cause }) => cause);
}
