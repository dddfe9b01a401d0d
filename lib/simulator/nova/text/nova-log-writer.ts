import type { LogPlace } from '../log-place';
import type { NovaStep } from '../step';
import { claimTemplates } from './claim-templates';
import { failureTemplates } from './failure-templates';
import { imageTemplates } from './image-templates';
import { launchTemplates } from './launch-templates';
import { LineWriter } from './line-writer';
import { networkTemplates } from './network-templates';
import { notificationTemplates } from './notification-templates';
import { otherTemplates } from './other-templates';
import { requestTemplates } from './request-templates';
import { scheduleTemplates } from './schedule-templates';
import type { Templates } from './template';

const TEMPLATES: Templates = {
  ...requestTemplates,
  ...scheduleTemplates,
  ...claimTemplates,
  ...networkTemplates,
  ...imageTemplates,
  ...launchTemplates,
  ...failureTemplates,
  ...notificationTemplates,
  ...otherTemplates,
};

/** Turns steps into the lines that the release of their place writes; `sink` gets each line with its line feed. */
export class NovaLogWriter {
  readonly #writer: LineWriter;
  #lines = 0;

  constructor(sink: (place: LogPlace, text: string) => void) {
    this.#writer = new LineWriter((place, text) => {
      this.#lines++;
      sink(place, text);
    });
  }

  /** Lines written so far. */
  get lines(): number {
    return this.#lines;
  }

  /** Writes the lines of a step; true if there are any. */
  step(step: NovaStep): boolean {
    const template = TEMPLATES[step.name];
    if (template === undefined) return false;
    this.#writer.begin(step);
    const before = this.#lines;
    template(this.#writer, step);
    return this.#lines > before;
  }
}

/** Name of a place's log file: compute logs carry the host's name. */
export function logFileName({ service, host }: LogPlace): string {
  return service === 'nova-compute' ? `nova-compute-${host}.log` : `${service}.log`;
}
