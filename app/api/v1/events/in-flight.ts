import { InFlightBytes } from '@/lib/ingest/in-flight';
import { INGEST_LIMITS } from '@/lib/ingest/limits';

// Next evaluates a module once per bundle; the budget is one for the process.
const shared = globalThis as typeof globalThis & { bootfallInFlight?: InFlightBytes };

/** The back-pressure of this process. */
export function inFlightBytes(): InFlightBytes {
  shared.bootfallInFlight ??= new InFlightBytes(INGEST_LIMITS.inFlightBytes);
  return shared.bootfallInFlight;
}
