import { type OpenNebulaRelease, oneSince } from './release';

export type OneLevel = 'E' | 'W' | 'I' | 'D';

interface OneSink {
  /** Unix milliseconds by the front-end's clock. */
  now(): number;
  write(file: string, text: string): void;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Virtual-machine states that are not of the life-cycle manager. */
const VM_STATES = new Set([
  'PENDING',
  'HOLD',
  'ACTIVE',
  'STOPPED',
  'SUSPENDED',
  'DONE',
  'FAILED',
  'POWEROFF',
  'UNDEPLOYED',
]);

/** Writes the front-end's log files as a release does: 1 s stamps by ctime(3), `[zone][tag][level]`. */
export class OneLog {
  readonly #release: OpenNebulaRelease;
  readonly #sink: OneSink;

  constructor(release: OpenNebulaRelease, sink: OneSink) {
    this.#release = release;
    this.#sink = sink;
  }

  oned(tag: string, level: OneLevel, text: string): void {
    this.#line('oned.log', tag, level, text);
  }

  scheduler(tag: string, level: OneLevel, text: string): void {
    this.#line(this.#release.schedulerLog, tag, level, text);
  }

  vm(id: number, tag: string, level: OneLevel, text: string): void {
    this.#line(`${id}.log`, tag, level, text);
  }

  /** A state of a VM: of the VM itself (`DiM` to 4.12) or of its life cycle (`LCM` to 4.12). */
  state(id: number, state: string): void {
    const ofVm = VM_STATES.has(state);
    if (oneSince(this.#release, '5.4')) {
      this.vm(id, 'VM', 'I', ofVm ? `New state is ${state}` : `New LCM state is ${state}`);
      return;
    }
    const stop = ['ACTIVE', 'PENDING', 'DONE', 'PROLOG'].includes(state) ? '.' : '';
    this.vm(id, ofVm ? 'DiM' : 'LCM', 'I', `New VM state is ${state}${stop}`);
  }

  /** A step of the hypervisor driver; ssh steps report their exit code first. */
  step(
    id: number,
    driver: 'transfer manager' | 'network' | 'virtualization',
    step: string,
    ssh: boolean,
  ): void {
    if (ssh) this.vm(id, 'VMM', 'I', 'ExitCode: 0');
    this.vm(id, 'VMM', 'I', `Successfully execute ${driver} driver operation: ${step}.`);
  }

  /** Another file, such as a VM's record. */
  file(name: string, text: string): void {
    this.#sink.write(name, text);
  }

  #line(file: string, tag: string, level: OneLevel, text: string): void {
    const at = ctime(this.#sink.now());
    this.#sink.write(file, `${at} [Z0][${tag}][${level}]: ${text}\n`);
  }
}

/** `Www Mmm dd hh:mm:ss yyyy`, the day padded with a blank; UTC. */
export function ctime(atMs: number): string {
  const date = new Date(Math.floor(atMs / 1000) * 1000);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const clock = date.toISOString().slice(11, 19);
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${clock} ${date.getUTCFullYear()}`;
}
