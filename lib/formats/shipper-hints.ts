import { parseMoment } from '@/lib/domain/stated-moment';
import { isObject, type JsonObject, numberOf, stringOf } from './json-value';
import type { RecordHints } from './record';
import { isKnownZone } from './zoned-time';

/** Where shippers put the host, best first. Dots reach into objects; flattened names are tried as they are written. */
const HOST = [
  'Hostname',
  '_HOSTNAME',
  'hostname',
  'host.hostname',
  'host.name',
  'host',
  'agent.hostname',
  'beat.hostname',
  'node_name',
];
const PATH = [
  'log.file.path',
  'path',
  'file.path',
  'file',
  'filename',
  'file_path',
  'filepath',
  'tailed_path',
  'source',
];
const OFFSET = ['log.offset', 'offset', 'file.offset', 'file_offset'];
const SERVICE = [
  'programname',
  'SYSLOG_IDENTIFIER',
  'syslog_identifier',
  'syslogidentifier',
  '_SYSTEMD_UNIT',
  'systemdunit',
  'ident',
  'appname',
  'program',
  'service.name',
  'service',
];
const ZONE = ['tz', 'timezone', 'event.timezone'];
/** journald's moments are microseconds in strings. */
const JOURNAL_TIME = ['_SOURCE_REALTIME_TIMESTAMP', '__REALTIME_TIMESTAMP'];
const TIME = ['@timestamp', 'timestamp', 'date', 'time', 'ts', '_time'];

const DEVSTACK_UNITS: Record<string, string> = {
  'n-cpu': 'nova-compute',
  'n-api': 'nova-api',
  'n-sch': 'nova-scheduler',
  'n-cond': 'nova-conductor',
  'n-super-cond': 'nova-conductor',
  'n-cond-cell1': 'nova-conductor',
};

/** The value at a dotted path, or under the dotted name itself. */
export function valueAt(fields: JsonObject, name: string): unknown {
  if (name in fields) return fields[name];
  const parts = partsOf(name);
  // Asked some forty times of each item, mostly in vain.
  if (parts.length === 1) return undefined;
  let value: unknown = fields;
  for (const part of parts) {
    if (!isObject(value)) return undefined;
    value = value[part];
  }
  return value;
}

const PARTS = new Map<string, string[]>();

/** The parts of one of the names above; they are few, so all are kept. */
function partsOf(name: string): string[] {
  let parts = PARTS.get(name);
  if (parts === undefined) {
    parts = name.split('.');
    PARTS.set(name, parts);
  }
  return parts;
}

function firstString(fields: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const value = stringOf(valueAt(fields, name));
    if (value !== undefined) return value;
  }
  return null;
}

function firstNumber(fields: JsonObject, names: readonly string[]): number | null {
  for (const name of names) {
    const value = numberOf(valueAt(fields, name));
    if (value !== undefined) return value;
  }
  return null;
}

/** `devstack@n-cpu.service` and `nova-compute.service` as the program that runs in them. */
function programOf(service: string | null): string | null {
  if (service === null) return null;
  const unit = service.replace(/\.service$/, '').replace(/^devstack@/, '');
  return DEVSTACK_UNITS[unit] ?? unit;
}

function timeOf(fields: JsonObject): number | null {
  const journal = firstNumber(fields, JOURNAL_TIME);
  if (journal !== null) return journal / 1000;
  for (const name of TIME) {
    const value = fields[name];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const moment = parseMoment(value);
    if ('atMs' in moment) return moment.atMs;
  }
  return null;
}

/** What a shipper's item tells beside its text; what the request already said of all items wins, but for the moment. */
export function hintsFromFields(fields: JsonObject, hints: RecordHints): RecordHints {
  const path = hints.path ?? firstString(fields, PATH);
  const tz = hints.tz ?? firstString(fields, ZONE);
  return {
    source: hints.source,
    host: firstString(fields, HOST) ?? hints.host,
    path: path !== null && /[/\\]|\.log/.test(path) ? path : hints.path,
    tz: tz !== null && isKnownZone(tz) ? tz : hints.tz,
    offset: firstNumber(fields, OFFSET) ?? hints.offset,
    service: programOf(firstString(fields, SERVICE)) ?? hints.service,
    timeMs: timeOf(fields) ?? hints.timeMs,
    receivedMs: hints.receivedMs,
  };
}
