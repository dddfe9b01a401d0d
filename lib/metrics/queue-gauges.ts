import { Gauge, type Registry } from 'prom-client';

/** What waits to be projected. */
export interface QueueState {
  /** Instances, requests and images with events that no boot shows yet. */
  pending: number;
  /** Since the events that wait longest arrived, milliseconds; 0 where none wait. */
  lagMs: number;
  /** Subjects whose projection failed. */
  failed: number;
}

/** Reads the queue once whenever the metrics are asked for. */
export function registerQueueGauges(registry: Registry, readQueue: () => Promise<QueueState>): void {
  // The registry collects all gauges at once.
  let reading: Promise<QueueState> | undefined;
  const read = () => {
    reading ??= readQueue().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  for (const { name, help, pick } of GAUGES)
    new Gauge({
      name,
      help: `${help}; every replica says the same.`,
      registers: [registry],
      async collect() {
        this.set(pick(await read()));
      },
    });
}

const GAUGES: readonly { name: string; help: string; pick: (state: QueueState) => number }[] = [
  {
    name: 'bootfall_projector_pending',
    help: 'Instances, requests and images with events that no boot shows yet, at most 100000',
    pick: ({ pending }) => pending,
  },
  {
    name: 'bootfall_projector_lag_seconds',
    help: 'Since the events that wait longest to be shown arrived; 0 when none wait',
    pick: ({ lagMs }) => lagMs / 1000,
  },
  {
    name: 'bootfall_projection_failures',
    help: 'Instances, requests and images whose events could not be made into boots',
    pick: ({ failed }) => failed,
  },
];
