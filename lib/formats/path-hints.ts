import type { RecordHints } from './record';

/** What the name of a log file tells. */
export interface PathHints {
  /** Lower-case program, e.g. `nova-compute`, `oned`, `sched`. */
  service: string | null;
  host: string | null;
  /** VM id of an OpenNebula per-VM log, whose lines do not name their VM. */
  vmid: string | null;
}

const NOTHING: PathHints = { service: null, host: null, vmid: null };
/** Rotation and compression: `.1`, `.2.gz`, `-20151124`, `.2017-05-16_13:53:08`, `.old`. */
const ROTATED = /(?:\.gz|\.xz|\.bz2|\.zst|\.old|\.\d{1,3}|[-.]\d{8}(?:-\d+)?|\.\d{4}-\d\d-\d\d[\d_:T-]*)$/;
const SERVICE =
  /^(?:(.+?)[-_.])?(nova-(?:api(?:-[a-z]+)*|compute|conductor|scheduler|manage|cells|network))(?:[-_.](.+))?$/;
const VM_LOG = /^(?:.*[-_])?vm[-_]?(\d+)(?:[-_.].*)?$/i;
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
/** A word that stands beside a service's name but is no host. */
const NO_HOST = /^(?:[\d._:T-]*|error|debug|wsgi|api|output|excerpt.*|\.log)$/i;
const OTHER_SERVICE = /^(?:neutron|glance|placement|keystone|cinder|privsep|libvirt|cloud-init)[a-z_-]*$/;
const OPENNEBULA = new Set(['oned', 'sched', 'rank_sched', 'oneflow', 'onegate', 'onehem']);

const cache = new Map<string, PathHints>();
const MAX_CACHED = 5_000;

/**
 * Service, host and VM id that a log file's path tells: `/var/log/nova/nova-compute.log.1`,
 * `nova-compute-cmp1.log.gz`, `controller1-nova-api.log`, `/var/log/hosts/cmp1/nova-compute.log`, `/var/log/one/7.log`.
 */
export function readPathHints(path: string): PathHints {
  let hints = cache.get(path);
  if (hints === undefined) {
    hints = readUncached(path);
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(path, hints);
  }
  return hints;
}

/** Fills a record's service and host from its path where the shipper did not name them. */
export function withPathHints(hints: RecordHints): RecordHints {
  if (hints.path === null || (hints.service !== null && hints.host !== null)) return hints;
  const { service, host } = readPathHints(hints.path);
  return { ...hints, service: hints.service ?? service, host: hints.host ?? host };
}

function readUncached(path: string): PathHints {
  const folders = path.split(/[/\\]/);
  let name = folders.pop() ?? '';
  for (let shorter = name.replace(ROTATED, ''); shorter !== name; shorter = name.replace(ROTATED, ''))
    name = shorter;
  const stem = name.replace(/\.(?:log|txt|out)$/, '');
  const nova = SERVICE.exec(stem);
  if (nova !== null) {
    const host = [nova[1], nova[3]].map(hostIn).find((found) => found !== null) ?? hostOfFolders(folders);
    return { ...NOTHING, service: nova[2] ?? null, host };
  }
  if (OPENNEBULA.has(stem)) return { ...NOTHING, service: stem, host: hostOfFolders(folders) };
  const vmid = /^\d+$/.test(stem) && name !== stem ? stem : VM_LOG.exec(stem)?.[1];
  if (vmid !== undefined) return { ...NOTHING, vmid, host: hostOfFolders(folders) };
  const service = OTHER_SERVICE.test(stem) ? stem : null;
  return service === null ? NOTHING : { ...NOTHING, service, host: hostOfFolders(folders) };
}

function hostIn(word: string | undefined): string | null {
  const host = word?.replace(/^excerpt[-\d]*-(?=[a-z])/i, '');
  return host !== undefined && HOST.test(host) && !NO_HOST.test(host) ? host : null;
}

/** Central log servers keep one folder for each host: `/var/log/hosts/<host>/…`, `/var/log/remote/<host>/…`. */
function hostOfFolders(folders: readonly string[]): string | null {
  const at = folders.findIndex((folder) => /^(?:hosts?|remote|rsyslog|clients)$/i.test(folder));
  return at < 0 ? null : hostIn(folders[at + 1]);
}
