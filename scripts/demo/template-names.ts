import { DEMO_CLOUDS } from '@/lib/domain/simulated-cloud';
import type { Machine } from '@/lib/simulator/opennebula/machine';
import { postBatch } from '../ingest/post-batch';

/** VMs of which the zone's templates get their names. */
export class TemplateNames {
  readonly #machines = new Map<number, Machine>();

  /** Takes note of a VM that is settled; the first of a template that runs counts. */
  note(machine: Machine): void {
    const isRunning = machine.attempts.at(-1)?.status === 'running';
    if (isRunning && !this.#machines.has(machine.templateId)) this.#machines.set(machine.templateId, machine);
  }

  /**
   * Posts one phase event for each template: no log of OpenNebula has a template's name, records only its id, so that a hook
   * which knows it tells it once and every boot of the template has it.
   */
  async post(url: URL, onRetry: (reason: string) => void): Promise<void> {
    const events = [...this.#machines.values()].flatMap(runningEvent);
    if (events.length > 0)
      await postBatch(JSON.stringify(events), { url: new URL('/api/v1/events', url), onRetry });
  }
}

function runningEvent({ id, templateId, template, attempts }: Machine): object[] {
  const ranMs = attempts.at(-1)?.at.running;
  if (ranMs === undefined) return [];
  const { name, vcpus, memoryMb } = template;
  return [
    {
      source: 'opennebula',
      cloud: DEMO_CLOUDS.opennebula,
      instance: `0/${id}`,
      event: 'running',
      // As the log stamps it: to the second.
      at: new Date(Math.floor(ranMs / 1000) * 1000).toISOString(),
      flavor: { id: String(templateId), name, vcpus, memoryMb },
    },
  ];
}
