import type { OpenNebulaReleaseName } from './release';

/** How images come to the hosts: copied over ssh each time, or linked to a shared datastore. */
export const TRANSFER_DRIVERS = ['ssh', 'shared', 'qcow2'] as const;

export type TransferDriver = (typeof TRANSFER_DRIVERS)[number];

/** A simulated OpenNebula zone; everything in it follows from these. */
export interface OpenNebulaOptions {
  seed: number;
  /** VMs that users ask for between `startMs` and `endMs`. */
  boots: number;
  hosts: number;
  images: number;
  templates: number;
  /** Unix milliseconds. */
  startMs: number;
  endMs: number;
  release: OpenNebulaReleaseName;
  driver: TransferDriver;
  /** Scales the probability of every kind of failure; 0: none. */
  faults: number;
  /** Share of VMs that later go through an operation which is no boot. */
  lookAlikes: number;
  /** How far the front-end's clock is ahead, milliseconds. */
  clockOffsetMs: number;
  /** Each VM's record (`onevm show -x`) is written when it runs. */
  records: boolean;
  /** Mean life of a VM, hours. */
  lifeHours: number;
}

export const OPENNEBULA_DEFAULTS: Omit<OpenNebulaOptions, 'startMs' | 'endMs'> = {
  seed: 1,
  boots: 50,
  hosts: 4,
  images: 5,
  templates: 4,
  release: '6.10',
  driver: 'ssh',
  faults: 1,
  lookAlikes: 0.2,
  clockOffsetMs: 0,
  records: true,
  lifeHours: 8,
};
