import { readPathHints } from '../path-hints';

const VM_LOG_DIRECTORY = /(?:^|[/\\])(\d+)[/\\]vm\.log\b/;

/**
 * Id of the VM whose log a path is, or null: `/var/log/one/<vmid>.log`, `…/<vmid>/vm.log` (USE_VMS_LOCATION,
 * self-contained installations), either of them rotated or packed, or a name with a `vm<digits>` token in it.
 */
export function vmOfPath(path: string | null): number | null {
  if (path === null) return null;
  const vmid = VM_LOG_DIRECTORY.exec(path)?.[1] ?? readPathHints(path).vmid;
  return vmid === null ? null : Number(vmid);
}

const DEPLOYMENT = /\/(\d+)\/deployment\.(\d+)/;
const SYSTEM_DATASTORE = /\/datastores\/(\d+)\/(\d+)\//;

/** What a path inside a message tells: `…/vms/<vmid>/deployment.<seq>`, `…/datastores/<system ds>/<vmid>/…`. */
export interface PathFacts {
  vmid?: number;
  sequence?: number;
  /** Id of the system datastore. */
  datastore?: number;
}

/** Reads VM id, HISTORY SEQ and system datastore from the paths that a message names. */
export function factsOfPaths(message: string): PathFacts {
  const facts: PathFacts = {};
  const system = SYSTEM_DATASTORE.exec(message);
  if (system !== null) {
    facts.datastore = Number(system[1]);
    facts.vmid = Number(system[2]);
  }
  const deployment = DEPLOYMENT.exec(message);
  if (deployment !== null) {
    facts.vmid = Number(deployment[1]);
    facts.sequence = Number(deployment[2]);
  }
  return facts;
}
