/** The Nova releases whose logs can be written, oldest first. */
export const NOVA_RELEASES = [
  'havana',
  'juno',
  'kilo',
  'newton',
  'queens',
  'train',
  'yoga',
  'zed',
  '2024.1',
  '2026.1',
] as const;

export type NovaReleaseName = (typeof NOVA_RELEASES)[number];

/** What the log lines of a release depend on. */
export interface NovaRelease {
  name: NovaReleaseName;
  /** Place in `NOVA_RELEASES`. */
  ordinal: number;
  /** Package version, as it stands in the guest XML. */
  version: string;
  /** Folder of the Python packages, as DEBUG suffixes name it. */
  packages: string;
  /** Lines of oslo.concurrency that log: lock asked, taken, given back, then the same of the context manager, then command run and ended. */
  concurrency: ConcurrencyLines;
}

/** Line numbers in oslo_concurrency, 0 where the version has no such line. */
export interface ConcurrencyLines {
  acquiring: number;
  acquired: number;
  released: number;
  contextAcquired: number;
  contextReleasing: number;
  running: number;
  ran: number;
}

type Row = readonly [version: string, packages: string, concurrency: readonly number[]];

const ROWS: Record<NovaReleaseName, Row> = {
  havana: ['2013.2.4', '/usr/lib/python2.6/site-packages', [0, 244, 248, 166, 0, 147, 172]],
  juno: ['2014.2.4', '/usr/lib/python2.7/site-packages', [0, 270, 275, 229, 238, 171, 210]],
  kilo: ['2015.1.4', '/usr/lib/python2.7/site-packages', [0, 444, 456, 387, 396, 199, 225]],
  newton: ['14.1.0', '/usr/lib/python2.7/site-packages', [0, 270, 282, 212, 225, 344, 374]],
  queens: ['17.0.13', '/usr/lib/python2.7/dist-packages', [0, 273, 285, 212, 228, 372, 409]],
  train: ['20.6.1', '/usr/lib/python3/dist-packages', [0, 327, 339, 265, 281, 371, 408]],
  yoga: ['25.3.0', '/usr/lib/python3/dist-packages', [0, 386, 400, 294, 312, 384, 422]],
  zed: ['26.2.2', '/usr/lib/python3/dist-packages', [404, 409, 423, 315, 333, 384, 422]],
  '2024.1': ['29.4.0', '/usr/lib/python3/dist-packages', [404, 409, 423, 315, 333, 384, 422]],
  '2026.1': ['33.0.2', '/usr/lib/python3/dist-packages', [405, 410, 424, 316, 334, 349, 372]],
};

/** The facts about a release. */
export function novaRelease(name: NovaReleaseName): NovaRelease {
  const [version, packages, lines] = ROWS[name];
  const [acquiring = 0, acquired = 0, released = 0, contextAcquired = 0, contextReleasing = 0] = lines;
  const [running = 0, ran = 0] = lines.slice(5);
  return {
    name,
    ordinal: NOVA_RELEASES.indexOf(name),
    version,
    packages,
    concurrency: { acquiring, acquired, released, contextAcquired, contextReleasing, running, ran },
  };
}

/** Whether a release is `first` or younger. */
export function since(release: NovaRelease, first: NovaReleaseName): boolean {
  return release.ordinal >= NOVA_RELEASES.indexOf(first);
}
