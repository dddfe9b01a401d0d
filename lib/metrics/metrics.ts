import { Registry } from 'prom-client';
import { BootMetrics } from './boot-metrics';
import { IngestMetrics } from './ingest-metrics';

/** What a process counts for Prometheus. */
export interface Metrics {
  registry: Registry;
  boots: BootMetrics;
  ingest: IngestMetrics;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  return { registry, boots: new BootMetrics(registry), ingest: new IngestMetrics(registry) };
}

// Next evaluates a module once per bundle; the global makes handlers and background work count in one place.
const shared = globalThis as typeof globalThis & { bootfallMetrics?: Metrics };

/** The counts of this process. */
export function sharedMetrics(): Metrics {
  shared.bootfallMetrics ??= createMetrics();
  return shared.bootfallMetrics;
}
