import type { LogRecord, RecordHints } from '../record';
import { recordFromFields } from '../shipper-fields';
import { joinContinuations, splitText } from '../split-text';
import { hintsOf } from './record';

const LINE = /^(\S+ \S+) (\d+) (\w+) (\S+) (?:\[([^\]]*)\] )?(.*)$/s;

/** A line of nova-compute.log taken apart. */
interface Parts {
  stamp: string;
  pid: string;
  level: string;
  logger: string;
  context: string | undefined;
  payload: string;
}

function partsOf(text: string): Parts | null {
  const match = LINE.exec(text);
  if (match === null) return null;
  const [, stamp = '', pid = '', level = '', logger = '', context, payload = ''] = match;
  const isContext = context !== undefined && !context.startsWith('instance: ');
  return {
    stamp,
    pid,
    level,
    logger,
    context: isContext ? context : undefined,
    payload: isContext || context === undefined ? payload : `[${context}] ${payload}`,
  };
}

/** The wire forms that the same log takes; each returns the records of the text. */
export const REWRAPPED: Record<string, (text: string, hints: Partial<RecordHints>) => LogRecord[]> = {
  'plain lines one by one': (text, hints) =>
    joinContinuations(text.split('\n').map((line) => ({ text: line, fields: null, hints: hintsOf(hints) }))),
  'Fluent Bit items': (text, hints) => itemsOfLines(text, (log) => ({ date: 1795219400.5, log }), hints),
  'Filebeat items': (text, hints) =>
    itemsOfLines(
      text,
      (message, offset) => ({
        '@timestamp': '2026-11-21T00:10:00.000Z',
        message,
        host: { name: 'cmp1' },
        log: { offset, file: { path: '/var/log/nova/nova-compute.log' } },
      }),
      hints,
    ),
  'syslog header': (text, hints) =>
    splitText(text.replace(/^(?=\d{4}-)/gm, 'Nov 21 00:10:00 cmp1 nova-compute[7]: '), hintsOf(hints)),
  'syslog header on every line': (text, hints) =>
    splitText(text.replace(/^(?=.)/gm, 'Nov 21 00:10:00 cmp1 nova-compute[7]: '), hintsOf(hints)),
  'syslog header on every line, one by one': (text, hints) =>
    itemsOfLines(text, (line) => ({ message: `Nov 21 00:10:00 cmp1 nova-compute[7]: ${line}` }), hints),
  'journalctl -o short-iso-precise, without date': (text, hints) =>
    splitText(text.replace(/^(?:(\S{10}) (\S{12}) \d+ )?(?=.)/gm, shortIso()), hintsOf(hints)),
  'file name prefix': (text, hints) =>
    splitText(text.replace(/^(?=\d{4}-)/gm, 'nova-compute.log.1.2026-11-21_00:10:00 '), hintsOf(hints)),
  'colours and CRLF': (text, hints) =>
    splitText(
      text.replace(/ (INFO|DEBUG) /g, ' \u001b[00;36m$1\u001b[00m ').replaceAll('\n', '\r\n'),
      hintsOf(hints),
    ),
  'kolla records': (text, hints) => recordsOf(text, hints, kollaFields),
  'kolla records, before 2023-05': (text, hints) => recordsOf(text, hints, oldKollaFields),
  'journal stdout entries': (text, hints) => recordsOf(text, hints, devstackFields),
  'journal stdout entries, one for each line': (text, hints) => {
    let at = '2026-11-21 00:00:00.000';
    return itemsOfLines(
      text,
      (line) => {
        const parts = partsOf(line);
        at = parts?.stamp ?? at;
        const fields = {
          __REALTIME_TIMESTAMP: micros(at),
          _HOSTNAME: 'cmp1',
          _SYSTEMD_UNIT: 'devstack@n-cpu.service',
        };
        return parts === null ? { ...fields, MESSAGE: line } : devstackFields(parts);
      },
      hints,
    );
  },
  'journal handler entries': (text, hints) => recordsOf(text, hints, journalFields),
  'oslo JSON lines': (text, hints) =>
    recordsOf(text, hints, (parts) => ({ log: `${JSON.stringify(osloFields(parts))}\n` })),
  'oslo JSON objects': (text, hints) => recordsOf(text, hints, osloFields),
};

/** Writes a line's own moment into its header; a line without one gets that of the line before. */
function shortIso(): (found: string, day?: string, time?: string) => string {
  let moment = '';
  return (_found, day, time) => {
    if (day !== undefined) moment = `${day}T${time}000+0000`;
    return `${moment} cmp1 nova-compute[7]: `;
  };
}

function itemsOfLines(
  text: string,
  fieldsOf: (line: string, offset: number) => Record<string, unknown>,
  hints: Partial<RecordHints>,
): LogRecord[] {
  let offset = 0;
  const records: LogRecord[] = [];
  for (const line of text.split('\n')) {
    const record = recordFromFields(fieldsOf(line, offset), hintsOf(hints));
    if (record !== null) records.push(record);
    offset += line.length + 1;
  }
  return joinContinuations(records);
}

function recordsOf(
  text: string,
  hints: Partial<RecordHints>,
  fieldsOf: (parts: Parts) => Record<string, unknown>,
): LogRecord[] {
  return splitText(text, hintsOf(hints)).flatMap((record) => {
    const parts = partsOf(record.text);
    const wrapped = parts === null ? null : recordFromFields(fieldsOf(parts), hintsOf(hints));
    return wrapped === null ? [] : [wrapped];
  });
}

const bare = (id: string | undefined) => (id === undefined || id === 'None' ? '' : id.replace('req-', ''));

function kollaFields(parts: Parts): Record<string, unknown> {
  const [global, own, user, project] = parts.context?.split(' ') ?? [];
  const matched = own !== undefined;
  return {
    Timestamp: parts.stamp,
    '@timestamp': `${parts.stamp.replace(' ', 'T')}000000+00:00`,
    Pid: parts.pid,
    log_level: parts.level,
    python_module: parts.logger,
    ...(matched
      ? { global_request_id: bare(global), request_id: bare(own), user_id: user, tenant_id: project }
      : {}),
    Payload:
      matched || parts.context === undefined ? ` ${parts.payload}` : ` [${parts.context}] ${parts.payload}`,
    Hostname: 'cmp1',
    programname: 'nova-compute',
    Logger: 'openstack.nova',
  };
}

function oldKollaFields(parts: Parts): Record<string, unknown> {
  const { global_request_id, request_id, user_id, tenant_id, ...fields } = kollaFields(parts);
  const context = parts.context === undefined ? '' : `[${parts.context}] `;
  return { ...fields, Payload: ` ${context}${parts.payload}` };
}

function micros(stamp: string): string {
  return String(Date.parse(`${stamp.replace(' ', 'T')}Z`) * 1000);
}

function devstackFields(parts: Parts): Record<string, unknown> {
  const context = parts.context === undefined ? '' : `[${parts.context}] `;
  const text = `\u001b[00;36m${parts.level}\u001b[00m ${parts.logger} ${context}${parts.payload}`;
  return {
    MESSAGE: [...Buffer.from(text)],
    __REALTIME_TIMESTAMP: micros(parts.stamp),
    _HOSTNAME: 'cmp1',
    _SYSTEMD_UNIT: 'devstack@n-cpu.service',
  };
}

function journalFields(parts: Parts): Record<string, unknown> {
  const request = parts.context?.split(' ').findLast((word) => word.startsWith('req-'));
  return {
    MESSAGE: parts.payload,
    LOGGER_NAME: parts.logger,
    LOGGER_LEVEL: parts.level,
    SYSLOG_IDENTIFIER: 'nova-compute',
    ...(request === undefined ? {} : { REQUEST_ID: request }),
    __REALTIME_TIMESTAMP: micros(parts.stamp),
    _HOSTNAME: 'cmp1',
  };
}

function osloFields(parts: Parts): Record<string, unknown> {
  const instance = /^\[instance: ([^\]]*)\] /.exec(parts.payload);
  const request = parts.context?.split(' ').findLast((word) => word.startsWith('req-'));
  const message = parts.payload.slice(instance?.[0].length ?? 0).replace(/ \S+ \S+\.py:\d+$/, '');
  return {
    message,
    asctime: parts.stamp.slice(0, 19),
    name: parts.logger,
    msg: message,
    args: [],
    levelname: parts.level,
    filename: 'manager.py',
    funcname: 'f',
    created: Number(micros(parts.stamp)) / 1e6,
    traceback: null,
    hostname: 'cmp1',
    error_summary: '',
    context: request === undefined ? {} : { request_id: request, global_request_id: null },
    extra: instance === null ? {} : { instance: { uuid: instance[1] } },
  };
}
