import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import type { EventAttributes } from '@/lib/domain/event';
import type { VmTree } from './vm-tree';
import { withoutNulls } from './without-nulls';
import { elementOf, elementsOf, numberOf, type Tree, textOf } from './xml';

const MIB = 1_048_576;

/** What a VM's record tells beyond its moments: image, template, name, drivers, and how its boot disk is transferred. */
export function dimensionsOf(vm: VmTree): EventAttributes {
  const disk = bootDiskOf(vm.template);
  const history = vm.histories.at(-1);
  return withoutNulls({
    image: imageOf(disk),
    flavor: flavorOf(vm.template, disk),
    displayName: vm.name,
    imageSource: sourceOf(disk),
    ...transferOf(disk, history?.transferDriver ?? null),
    hypervisor: history?.hypervisor?.replace(/^vmm_/, ''),
  });
}

/** The disk that the VM boots from: the one that OS/BOOT names (`disk2,nic0`), else DISK_ID 0, else the first. */
function bootDiskOf(template: Tree | null): Tree | null {
  const disks = elementsOf(template, 'DISK');
  const named = /\bdisk(\d+)/.exec(textOf(elementOf(template, 'OS'), 'BOOT') ?? '')?.[1];
  const bootId = named === undefined ? 0 : Number(named);
  return disks.find((disk) => numberOf(disk, 'DISK_ID') === bootId) ?? disks[0] ?? null;
}

function imageOf(disk: Tree | null): ImageRef | null {
  const id = textOf(disk, 'IMAGE_ID');
  const source = textOf(disk, 'SOURCE');
  // To 2.x a disk could be a bare file.
  const name = textOf(disk, 'IMAGE') ?? (id === null ? (source?.split('/').at(-1) ?? null) : null);
  if (id === null && name === null) return null;
  const sizeMb = numberOf(disk, 'ORIGINAL_SIZE') ?? numberOf(disk, 'SIZE');
  return withoutNulls({
    id,
    name,
    sizeBytes: sizeMb === null ? null : sizeMb * MIB,
    format: textOf(disk, 'FORMAT') ?? formatOfDriver(textOf(disk, 'DRIVER')),
  });
}

function formatOfDriver(driver: string | null): string | null {
  return driver === 'qcow2' || driver === 'raw' ? driver : null;
}

/** `<datastore id>/<file>` of the image, the name that transfer lines know it by. */
function sourceOf(disk: Tree | null): string | null {
  const match = /\/datastores\/(\d+)\/([^/]+)$/.exec(textOf(disk, 'SOURCE') ?? '');
  return match === null ? null : `${match[1]}/${match[2]}`;
}

function flavorOf(template: Tree | null, disk: Tree | null): FlavorRef | null {
  const diskMb = numberOf(disk, 'SIZE');
  const flavor: FlavorRef = withoutNulls({
    id: textOf(template, 'TEMPLATE_ID'),
    vcpus: numberOf(template, 'VCPU'),
    memoryMb: numberOf(template, 'MEMORY'),
    diskGb: diskMb === null ? null : Math.round((diskMb / 1024) * 100) / 100,
  });
  return Object.keys(flavor).length === 0 ? null : flavor;
}

/** Driver, verb and target by which TransferManager::prolog_transfer_command brings the boot disk to the host. */
function transferOf(disk: Tree | null, systemDriver: string | null): Record<string, unknown> {
  if (disk === null) return { driver: systemDriver };
  const type = textOf(disk, 'TYPE')?.toLowerCase();
  const isVolatile = textOf(disk, 'IMAGE') === null && textOf(disk, 'SOURCE') === null;
  if (isVolatile && (type === 'fs' || type === 'swap')) return { driver: systemDriver, verb: 'mkimage' };
  const persistent = textOf(disk, 'PERSISTENT') === 'YES' || textOf(disk, 'CLONE') === 'NO';
  const verb = persistent ? 'ln' : 'clone';
  return {
    driver: textOf(disk, 'TM_MAD_SYSTEM') ?? textOf(disk, 'TM_MAD') ?? systemDriver,
    verb,
    target: textOf(disk, persistent ? 'LN_TARGET' : 'CLONE_TARGET'),
  };
}
