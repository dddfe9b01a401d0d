import type { NovaRelease } from './release';

export const NOVA_SERVICES = ['nova-api', 'nova-scheduler', 'nova-conductor', 'nova-compute'] as const;

export type NovaService = (typeof NOVA_SERVICES)[number];

export type LogLevel = 'info' | 'debug';

/** A process that writes a log. */
export interface LogPlace {
  service: NovaService;
  /** Name of the machine. */
  host: string;
  pid: number;
  release: NovaRelease;
  /** DEBUG lines are written only at `debug`. */
  level: LogLevel;
  /** How far the machine's clock is ahead of true time, milliseconds. */
  clockOffsetMs: number;
}
