import { type PhaseKind, STAGES, type Stage } from '@/lib/domain/stage';

/** What a span calls itself, as far as its trace tells. */
export interface SpanWords {
  name: string;
  /** Categories of a Chrome trace, comma-separated. */
  category?: string;
  /** Service that wrote it: `nova-compute`, `compute`, `scheduler`. */
  service?: string;
  /** Dotted name of the traced function. */
  function?: string;
}

/** Point names of OSProfiler in Nova (`trace_cls`), its middleware and clients; `db` and unknown ones are of their parent. */
const BY_NAME: readonly (readonly [RegExp, Stage])[] = [
  [/^(wsgi|compute_api)\b/, 'request'],
  [/^(neutron|vif_driver)/, 'network'],
  [/^(nova_image|glance)/, 'image'],
  [/^(volume_api|cinder)/, 'image'],
];

const CONTROLLER = /\b(scheduler|conductor|placement|nova-api|osapi_compute)\b|\.(scheduler|conductor)\./;
const COMPUTE = /\bcompute\b|\.compute\.manager\./;

/** Stage of a span by what it calls itself; null where that does not tell. */
export function stageOfSpan(words: SpanWords): Stage | null {
  const category = (words.category ?? '').split(',').map((word) => word.trim());
  const named = STAGES.find((stage) => category.includes(stage));
  if (named !== undefined) return named;
  const byName = BY_NAME.find(([pattern]) => pattern.test(words.name));
  if (byName !== undefined) return byName[1];
  return words.name === 'rpc' ? stageOfCall(words) : null;
}

/** A call is handled by the service that writes its span: on the compute host that is the build. */
function stageOfCall({ service = '', function: method = '' }: SpanWords): Stage | null {
  if (CONTROLLER.test(service) || CONTROLLER.test(method)) return 'request';
  return COMPUTE.test(service) || COMPUTE.test(method) ? 'launch' : null;
}

const WAIT = /(^|[^a-z])(wait|waits|waiting|queue|queued|pending|idle)([^a-z]|$)/i;

/** Whether a span stands in line, by what it calls itself. */
export function kindOfSpan({ name, category = '' }: SpanWords): PhaseKind {
  return WAIT.test(name) || WAIT.test(category) ? 'wait' : 'work';
}
