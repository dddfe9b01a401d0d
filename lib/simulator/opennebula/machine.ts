import type { SimulatedFlavor } from '../cloud/flavor';
import type { SimulatedImage } from '../cloud/image';
import type { OneHost } from './one-cloud';

export type MachineStatus = 'booting' | 'running' | 'failed' | 'deleted';

/** Moments of a try, true Unix milliseconds. */
export type MachineMoment =
  | 'created'
  | 'active'
  | 'prolog'
  | 'boot'
  | 'context'
  | 'network_pre'
  | 'prepared'
  | 'deployed'
  | 'network_post'
  | 'running';

/** One try to bring a VM to RUNNING. */
export interface MachineAttempt {
  number: number;
  host: OneHost | null;
  /** HISTORY SEQ. */
  sequence: number;
  at: Partial<Record<MachineMoment, number>>;
  /** Moment of the API call; null for tries after the first. */
  askedMs: number | null;
  status: MachineStatus;
  failure: string | null;
  /** Came from `recover --retry`: begins at PROLOG or BOOT, without a queue. */
  isRetry: boolean;
}

/** A VM of the simulated zone. */
export interface Machine {
  id: number;
  name: string;
  uid: number;
  image: SimulatedImage;
  imageId: number;
  template: SimulatedFlavor;
  templateId: number;
  persistent: boolean;
  /** Unix milliseconds of the API call. */
  askedMs: number;
  /** Unix milliseconds of its answer. */
  createdMs: number;
  host: OneHost | null;
  attempts: MachineAttempt[];
  /** Wakes it when the scheduler has placed it. */
  onPlaced: (() => void) | null;
}

export function newMachineAttempt(machine: Machine, isRetry: boolean): MachineAttempt {
  const before = machine.attempts.at(-1);
  const attempt: MachineAttempt = {
    number: machine.attempts.length + 1,
    host: isRetry ? machine.host : null,
    sequence: before === undefined ? 0 : isRetry ? before.sequence : before.sequence + 1,
    at: {},
    askedMs: before === undefined ? machine.askedMs : null,
    status: 'booting',
    failure: null,
    isRetry,
  };
  machine.attempts.push(attempt);
  return attempt;
}
