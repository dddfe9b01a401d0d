import { since } from '../release';
import type { NovaStep } from '../step';
import { BASE } from './commands';
import type { LineWriter } from './line-writer';
import { lockAcquired, lockReleased, managerFunction } from './locks';
import type { Templates } from './template';

const CACHE = 'nova.virt.libvirt.imagecache';
const BARE = { bare: true } as const;

/** Operations that are no boot, the image-cache manager, the periodic audit. */
export const otherTemplates: Templates = {
  operation_line: operationLine,
  operation_lock_acquired: (writer, { instance, values }) =>
    lockAcquired(writer, instance?.id ?? '', managerFunction(values.function ?? ''), values.waitedMs ?? 0),
  operation_lock_released: (writer, { instance, values }) =>
    lockReleased(writer, instance?.id ?? '', managerFunction(values.function ?? ''), values.heldMs ?? 0),
  cache_checked(writer, { values }) {
    const head = `image ${values.image?.id} at (${BASE}/${values.cacheKey})`;
    writer.info(CACHE, `${head}: checking`, BARE);
    if (since(writer.release, 'queens')) return;
    const text = `${head}: in use: on this node ${values.count} local, 0 on other nodes sharing this instance storage`;
    writer.info(CACHE, text, BARE);
  },
  cache_unknown: (writer, { values }) =>
    writer.write('WARNING', CACHE, `Unknown base file: ${BASE}/${values.cacheKey}`, BARE),
  cache_active: (writer, { values }) => writer.info(CACHE, `Active base files: ${paths(values.files)}`, BARE),
  cache_removable: (writer, { values }) =>
    writer.info(CACHE, `Removable base files: ${paths(values.files)}`, BARE),
  cache_too_young: (writer, { values }) =>
    writer.info(CACHE, `${kindOfFile(writer, 'Base')} too young to remove: ${BASE}/${values.cacheKey}`, BARE),
  cache_removed: (writer, { values }) =>
    writer.info(CACHE, `Removing ${kindOfFile(writer, 'base')}: ${BASE}/${values.cacheKey}`, BARE),
  resource_audit: auditLines,
};

function operationLine(writer: LineWriter, { place, values }: NovaStep): void {
  const { message } = values;
  if (message === undefined) return;
  const { level, logger, text, site, context = 'request', bare = false } = message;
  const options = { context, bare };
  if (level !== 'DEBUG') writer.write(level, logger, text, options);
  else if (place.level === 'debug') {
    const file = `nova/${logger.replace(/^nova\./, '').replaceAll('.', '/')}.py:11598`;
    writer.debugElsewhere(logger, site ?? 'inner', file, text, options);
  }
}

function paths(files: readonly string[] = []): string {
  return files.map((file) => `${BASE}/${file}`).join(' ');
}

/** `base file`, from Kilo on `base or swap file`, from Wallaby on `base, swap or ephemeral file`. */
function kindOfFile({ release }: LineWriter, base: string): string {
  if (since(release, 'yoga')) return `${base}, swap or ephemeral file`;
  return since(release, 'kilo') ? `${base} or swap file` : `${base} file`;
}

function auditLines(writer: LineWriter, { place, values }: NovaStep): void {
  const { release } = writer;
  const logger = 'nova.compute.resource_tracker';
  if (since(release, 'queens')) {
    const text = `Auditing locally available compute resources for ${place.host} (node: ${place.host})`;
    writer.debugElsewhere(
      logger,
      'update_available_resource',
      'nova/compute/resource_tracker.py:875',
      text,
      BARE,
    );
    return;
  }
  const node = since(release, 'kilo') ? ` for node ${place.host}` : '';
  writer.notice(logger, `Auditing locally available compute resources${node}`, BARE);
  if (since(release, 'kilo'))
    writer.info(logger, `Total usable vcpus: 64, total allocated vcpus: ${values.count}`, BARE);
}
