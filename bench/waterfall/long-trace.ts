import { Random } from '@/lib/simulator/random/random';

/** A complete event of the Trace Event Format; microseconds. */
interface TraceEvent {
  name: string;
  cat: string;
  ph: 'X';
  ts: number;
  dur: number;
  pid: number;
  tid: number;
}

/** A span that is still to be divided among `spans` smaller ones. */
interface Task {
  service: string;
  category: string;
  fromUs: number;
  toUs: number;
  spans: number;
}

/** Parts of a boot by category, with their share of its time and of its spans. */
const PARTS = [
  { service: 'nova.api', category: 'request', time: 0.04, spans: 0.08 },
  { service: 'nova.scheduler', category: 'queue', time: 0.06, spans: 0.12 },
  { service: 'placement', category: 'claim', time: 0.05, spans: 0.1 },
  { service: 'neutron.agent', category: 'network', time: 0.15, spans: 0.25 },
  { service: 'glance.store', category: 'image', time: 0.4, spans: 0.2 },
  { service: 'libvirt.xml', category: 'define', time: 0.05, spans: 0.1 },
  { service: 'libvirt.domain', category: 'launch', time: 0.25, spans: 0.15 },
] as const;

const LENGTH_US = 240_000_000;
/** Different enough that siblings seldom share a name, and so have rows of their own. */
const VERBS = ['get', 'list', 'create', 'update', 'lock', 'wait', 'notify', 'select', 'bind', 'validate'];
const NOUNS = ['port', 'volume', 'image', 'flavor', 'quota', 'network', 'instance', 'host', 'allocation'];

/**
 * A boot of four minutes as a tracer of every call writes it: a Chrome trace of exactly so many spans, nested about ten
 * deep. The same for the same arguments.
 */
export function tellLongTrace(spans: number, startedAtMs: number): string {
  const random = new Random(spans);
  const events: TraceEvent[] = [];
  let atUs = startedAtMs * 1000;
  let left = spans;
  for (const [index, { service, category, time, spans: share }] of PARTS.entries()) {
    const own = index === PARTS.length - 1 ? left : Math.round(spans * share);
    const toUs = atUs + LENGTH_US * time;
    divide({ service, category, fromUs: atUs, toUs, spans: own }, random, events);
    left -= own;
    atUs = toUs;
  }
  return JSON.stringify({ traceEvents: events, displayTimeUnit: 'ms' });
}

function divide(whole: Task, random: Random, events: TraceEvent[]): void {
  const tasks = [whole];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { service, category, fromUs, toUs } = task;
    const isTop = task === whole;
    const name = isTop ? service : `${service}.${random.pick(VERBS)}_${random.pick(NOUNS)}`;
    const ts = Math.round(fromUs);
    events.push({ name, cat: category, ph: 'X', ts, dur: Math.round(toUs) - ts, pid: 1, tid: 1 });
    tasks.push(...childrenOf(task, random));
  }
}

/** Two to nine calls one after another, with a little time between them. */
function childrenOf({ service, category, fromUs, toUs, spans }: Task, random: Random): Task[] {
  const left = spans - 1;
  if (left <= 0) return [];
  const count = Math.min(left, random.int(2, 9));
  const weights = Array.from({ length: count }, () => random.exponential(1) + 0.05);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let atUs = fromUs;
  let given = 0;
  return weights.map((weight, index) => {
    const own = index === count - 1 ? left - given : Math.max(1, Math.floor((left - count) * (weight / sum)));
    given += own;
    const lengthUs = (toUs - fromUs) * (weight / sum);
    const child = {
      service,
      category,
      fromUs: atUs + lengthUs * 0.02,
      toUs: atUs + lengthUs * 0.97,
      spans: own,
    };
    atUs += lengthUs;
    return child;
  });
}
