/** The OpenNebula releases whose logs can be written, oldest first. */
export const OPENNEBULA_RELEASES = ['4.12', '5.4', '5.12', '6.10', '7.0'] as const;

export type OpenNebulaReleaseName = (typeof OPENNEBULA_RELEASES)[number];

/** What behaviour and log lines of a release depend on. */
export interface OpenNebulaRelease {
  name: OpenNebulaReleaseName;
  ordinal: number;
  /** Default interval of the scheduler; in 7.0 the longest time that its window stays open. */
  intervalMs: number;
  /** In 7.0 the window also closes when this many VMs wait. */
  windowLength: number | null;
  schedulerLog: string;
  /** Tag of transfer lines. */
  transferTag: 'TM' | 'TrM';
}

const INTERVAL_MS: Record<OpenNebulaReleaseName, number> = {
  '4.12': 30_000,
  '5.4': 30_000,
  '5.12': 30_000,
  '6.10': 15_000,
  '7.0': 10_000,
};

/** The facts about a release. */
export function openNebulaRelease(name: OpenNebulaReleaseName): OpenNebulaRelease {
  const ordinal = OPENNEBULA_RELEASES.indexOf(name);
  const youngest = name === '7.0';
  return {
    name,
    ordinal,
    intervalMs: INTERVAL_MS[name],
    windowLength: youngest ? 7 : null,
    schedulerLog: youngest ? 'rank_sched.log' : 'sched.log',
    transferTag: ordinal >= OPENNEBULA_RELEASES.indexOf('6.10') ? 'TrM' : 'TM',
  };
}

/** Whether a release is `first` or younger. */
export function oneSince(release: OpenNebulaRelease, first: OpenNebulaReleaseName): boolean {
  return release.ordinal >= OPENNEBULA_RELEASES.indexOf(first);
}
