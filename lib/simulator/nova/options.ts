import type { LogLevel } from './log-place';
import type { NovaReleaseName } from './release';

/** A simulated Nova cloud; everything in it follows from these. */
export interface NovaOptions {
  seed: number;
  /** Instances that users ask for between `startMs` and `endMs`. */
  boots: number;
  hosts: number;
  images: number;
  flavors: number;
  /** Unix milliseconds. */
  startMs: number;
  endMs: number;
  /** `mixed`: each compute host runs some release, the controller the youngest. */
  release: NovaReleaseName | 'mixed';
  level: LogLevel;
  /** Share of compute hosts that log at INFO although `level` is debug. */
  infoHostShare: number;
  /** Scales the probability of every kind of failure; 0: none. */
  faults: number;
  /** Share of instances that later go through an operation which is no boot. */
  lookAlikes: number;
  /** Standard deviation of the hosts' clock offsets, milliseconds. */
  clockOffsetMs: number;
  /** Create notifications are written to the log (oslo.messaging's log driver). */
  notifications: boolean;
  /** Mean life of an instance, hours. */
  lifeHours: number;
  /** Hours without use after which the image-cache manager removes a base file (Nova's default is 24). */
  cacheHours: number;
}

/** A small busy cloud: a starting point to change single settings of. */
export const NOVA_DEFAULTS: Omit<NovaOptions, 'startMs' | 'endMs'> = {
  seed: 1,
  boots: 100,
  hosts: 4,
  images: 6,
  flavors: 5,
  release: 'zed',
  level: 'debug',
  infoHostShare: 0,
  faults: 1,
  lookAlikes: 0.15,
  clockOffsetMs: 8,
  notifications: false,
  lifeHours: 6,
  cacheHours: 24,
};
