import type { PhaseKind, Stage } from '../stage';

/** One row of the phase catalogue: an interval that Bootfall knows by name. */
export interface PhaseKindRow {
  name: string;
  source: 'nova' | 'opennebula';
  label: string;
  stage: Stage;
  kind: PhaseKind;
  /** Name of the phase that contains it. */
  parent: string | null;
  /** Runs beside its siblings. */
  concurrent: boolean;
  /** Which moments bound it. */
  meaning: string;
}

type Row = readonly [
  name: string,
  label: string,
  stage: Stage,
  kind: PhaseKind,
  parent: string | null,
  meaning: string,
];

const NOVA: readonly Row[] = [
  ['api', 'API', 'request', 'work', null, 'POST /servers received → answered 202'],
  [
    'schedule',
    'schedule',
    'request',
    'work',
    null,
    'scheduling started, or taken up again after a failure → destinations selected',
  ],
  [
    'assign',
    'assign',
    'request',
    'work',
    null,
    'destinations selected → host assigned: the conductor records the instance in its cell',
  ],
  [
    'dispatch',
    'message to host',
    'queue',
    'wait',
    null,
    'host assigned (conductor) → build lock requested (compute host): across the clocks of two hosts',
  ],
  [
    'build_lock_wait',
    'build lock wait',
    'queue',
    'wait',
    null,
    'build lock requested → lock acquired (its `waited`)',
  ],
  [
    'build_semaphore_wait',
    'build semaphore wait',
    'queue',
    'wait',
    null,
    'lock acquired → build started: max_concurrent_builds',
  ],
  [
    'build_setup',
    'build set-up',
    'claim',
    'work',
    null,
    'build started → claim lock requested: the instance is saved, create.start is notified',
  ],
  [
    'claim',
    'claim',
    'claim',
    'work',
    null,
    'claim lock requested (else build started, counted back from `Took … to build`, or lock acquired) → claim lock released (else resources claimed)',
  ],
  [
    'claim_lock_wait',
    'compute_resources lock wait',
    'claim',
    'wait',
    'claim',
    'the `waited` of the compute_resources lock',
  ],
  [
    'network_allocation',
    'network allocation',
    'network',
    'work',
    null,
    'network build started → IP allocated, or no network asked for; runs beside the phases after it',
  ],
  ['block_devices', 'block devices', 'image', 'work', null, 'block devices started → spawn started'],
  [
    'allocate',
    'network and block devices, undivided',
    'network',
    'work',
    null,
    'INFO only: resources claimed → disk creation started',
  ],
  [
    'image',
    'image and disk',
    'image',
    'work',
    null,
    'disk creation started → local disks created (before Newton: last line about them)',
  ],
  [
    'image_lock_wait',
    'image lock wait',
    'image',
    'wait',
    'image',
    'the `waited` of the fetch lock: another boot fetches the image',
  ],
  [
    'image_fetch',
    'image fetch',
    'image',
    'work',
    'image',
    'fetch lock acquired → conversion starts, else fetch lock released',
  ],
  ['image_convert', 'image convert', 'image', 'work', 'image', 'qemu-img convert'],
  [
    'image_copy',
    'image copy to rbd store',
    'image',
    'work',
    'image',
    'copy to the rbd store asked → copied (Glance multistore)',
  ],
  ['disk_lock_wait', 'disk lock wait', 'image', 'wait', 'image', 'the `waited` of the disk lock'],
  ['qemu_img_create', 'qemu-img create', 'image', 'work', 'image', 'qemu-img create runs'],
  [
    'disk',
    'disk, undivided',
    'image',
    'work',
    null,
    'no end of the disk logged: disk creation started (else qemu-img create) → network info retrieved',
  ],
  [
    'prepare',
    'image, disk and XML, undivided',
    'image',
    'work',
    null,
    'INFO only: disk creation started → VM started',
  ],
  ['config_drive', 'config drive', 'define', 'work', null, 'config drive started → created'],
  ['define', 'define (XML)', 'define', 'work', null, 'network info retrieved → guest XML built'],
  ['launch', 'launch', 'launch', 'work', null, 'guest XML built → VM started'],
  [
    'define_launch',
    'define and launch, undivided',
    'launch',
    'work',
    null,
    'no end of the XML logged: network info retrieved (else local disks created) → VM started',
  ],
  [
    'vif_plug_wait',
    'VIF plug wait',
    'network',
    'wait',
    null,
    'VM started → last VIF plugged; INFO only: → VM resumed',
  ],
  [
    'finish',
    'finish',
    'launch',
    'work',
    null,
    'VIF plugged (else VM started) → build complete (before Mitaka: instance spawned)',
  ],
];

const OPENNEBULA: readonly Row[] = [
  ['instantiate', 'instantiate', 'request', 'work', null, 'creation requested → VM created'],
  ['cloning', 'cloning', 'image', 'work', null, 'CLONING → PENDING: the image is copied in its datastore'],
  ['hold', 'hold', 'queue', 'wait', null, 'HOLD → PENDING: a user holds the VM back'],
  ['pending', 'pending', 'queue', 'wait', null, 'creation → ACTIVE: mostly the scheduler interval'],
  [
    'prolog_boot',
    'prolog and boot, undivided',
    'image',
    'work',
    null,
    'PROLOG → RUNNING where the moment between them is not known',
  ],
  ['prolog', 'prolog', 'image', 'work', null, 'PROLOG → BOOT: the image is transferred'],
  ['boot', 'boot', 'launch', 'work', null, 'BOOT → RUNNING'],
  ['boot_context', 'context', 'define', 'work', 'boot', 'BOOT → tm_context done'],
  ['boot_network_pre', 'net pre', 'network', 'work', 'boot', 'context done → network pre done'],
  ['boot_prepare', 'prepare', 'define', 'work', 'boot', 'network pre done → vm.xml and ds.xml written'],
  ['boot_deploy', 'deploy', 'launch', 'work', 'boot', 'prepare (else network pre) done → deploy done'],
  ['boot_network_post', 'net post', 'network', 'work', 'boot', 'deploy done → network post done'],
];

const CONCURRENT = new Set(['network_allocation']);

function rowsOf(source: PhaseKindRow['source'], rows: readonly Row[]): PhaseKindRow[] {
  return rows.map(([name, label, stage, kind, parent, meaning]) => ({
    name,
    source,
    label,
    stage,
    kind,
    parent,
    concurrent: CONCURRENT.has(name),
    meaning,
  }));
}

/** Every phase that Bootfall knows by name, in the order a boot passes them; posted phases of other names are drawn as posted. */
export const PHASE_KIND_ROWS: readonly PhaseKindRow[] = [
  ...rowsOf('nova', NOVA),
  ...rowsOf('opennebula', OPENNEBULA),
];

const ROW_BY_NAME = new Map(PHASE_KIND_ROWS.map((row, rank) => [row.name, { row, rank }]));

/** The catalogue's row of a phase name, or null for a name that a shipper made up. */
export function findPhaseKind(name: string): PhaseKindRow | null {
  return ROW_BY_NAME.get(name)?.row ?? null;
}

/** Place of a phase name in the order of a boot; unknown names come last. */
export function rankOfPhase(name: string): number {
  return ROW_BY_NAME.get(name)?.rank ?? PHASE_KIND_ROWS.length;
}
