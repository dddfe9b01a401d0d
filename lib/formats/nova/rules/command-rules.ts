import { cacheKeyOfPath } from '../image-ref';
import type { EventPart, RuleTable } from '../message-rule';

const FINISHED = /^CMD "(.*)" returned: (\d+) in ([\d.]+)s/s;
const STARTED = /^Running cmd \([^)]*\): (.*)$/s;
const CONVERTED_FILE = /\/_base\/([0-9a-f]{40})\.part\b/;
const BACKING_FILE = /backing_file=(\S+?\/[0-9a-f]{40})[,\s]/;
const INSTANCE_DISK = /\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/disk(?:\s|$)/i;
const CONFIG_DRIVE = /\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/disk\.config\b/i;

/** A command whose start and end are two events. */
type Names = readonly [started: string | null, finished: string];

function describe(command: string): { names: Names; more: Partial<EventPart> } | null {
  if (command.includes('qemu-img convert')) {
    const cacheKey = CONVERTED_FILE.exec(command)?.[1];
    if (cacheKey === undefined) return null;
    return { names: ['image_convert_started', 'image_converted'], more: { cacheKey } };
  }
  if (command.includes('qemu-img create')) {
    const instance = INSTANCE_DISK.exec(command)?.[1]?.toLowerCase();
    if (instance === undefined) return null;
    const cacheKey = cacheKeyOfPath(BACKING_FILE.exec(command)?.[1] ?? '');
    return { names: ['qemu_img_create', 'qemu_img_created'], more: { instance, cacheKey } };
  }
  if (/\brbd\b.* import\b|\brbd import\b/.test(command)) {
    return { names: [null, 'rbd_imported'], more: {} };
  }
  const instance = CONFIG_DRIVE.exec(command)?.[1]?.toLowerCase();
  if (instance === undefined || !/\b(?:genisoimage|mkisofs)\b/.test(command)) return null;
  return { names: [null, 'config_drive_created'], more: { instance } };
}

function readCommand(text: string): EventPart | null {
  const finished = FINISHED.exec(text);
  if (finished !== null) {
    const [, command = '', status, seconds] = finished;
    const found = describe(command);
    if (found === null || status !== '0') return null;
    return { name: found.names[1], attributes: { tookMs: Number(seconds) * 1000 }, ...found.more };
  }
  const started = STARTED.exec(text);
  const found = started === null ? null : describe(started[1] ?? '');
  return found === null || found.names[0] === null ? null : { name: found.names[0], ...found.more };
}

const COMMANDS = ['qemu-img c', 'disk.config', 'rbd import', ' import '];

/**
 * oslo_concurrency.processutils, nova.openstack.common.processutils, nova.utils: `Running cmd (subprocess): …` and, from
 * Kilo on, `CMD "…" returned: 0 in 0.226s` (before: `Result was 0`, without command or duration).
 */
export const commandRules: RuleTable = {
  mayMatch: (text, at) =>
    (text.startsWith('Running cmd', at) || text.startsWith('CMD "', at)) &&
    COMMANDS.some((command) => text.indexOf(command, at) >= 0),
  read: (record) => {
    const found = readCommand(record.body);
    return found === null ? [] : [found];
  },
};
