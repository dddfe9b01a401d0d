import type { RecordHints } from '@/lib/formats/record';
import type { ItemContext } from './item-context';

/** What the request says of every line that does not say otherwise itself. */
export function recordHintsOf({ hints, receivedMs }: ItemContext): RecordHints {
  return {
    source: hints.source ?? null,
    host: hints.host ?? null,
    path: hints.path ?? null,
    tz: hints.tz ?? null,
    offset: null,
    service: null,
    timeMs: null,
    receivedMs,
  };
}
