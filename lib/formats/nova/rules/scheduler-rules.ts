import { failureReason, lastOfPrintedTraceback, oneLine } from '../failure-reason';
import { type EventPart, type MessageRule, ruleTable, says, tells } from '../message-rule';
import type { OsloRecord } from '../oslo-record';

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** One event for each instance of a printed list; one without instance where the list is empty. */
function scheduleStarted(list: string): EventPart[] {
  const instances = list.match(UUIDS) ?? [];
  if (instances.length === 0) return [{ name: 'schedule_started' }];
  return [...new Set(instances)].map((uuid) => ({ name: 'schedule_started', instance: uuid.toLowerCase() }));
}

/**
 * Host and node of `(host, node) ram: …`, `WeighedHost [host: (host, node) ram: …]`, `WeighedHost [host: host, weight: 1]`
 * and `host; Selected node: node`.
 */
function chosenHost(text: string): EventPart['attributes'] {
  const pair = /\(([^,()\s]+), ([^,()\s]+)\)/.exec(text);
  if (pair !== null) return { targetHost: pair[1], node: pair[2] };
  const host = /\[host: ([^,\]\s]+)/.exec(text)?.[1];
  return host === undefined ? {} : { targetHost: host };
}

const choosing: MessageRule = tells(
  'Choosing host ',
  /^Choosing host (.*?)(?: for instance ([0-9a-f-]{36}))?$/i,
  ([, host = '', instance]) => ({
    name: 'host_selected',
    ...(instance === undefined ? {} : { instance: instance.toLowerCase() }),
    attributes: chosenHost(host),
  }),
);

/**
 * A failed scheduling as conductor and scheduler word it: `Failed to schedule instances: …NoValidHost…` (conductor, Pike
 * on), `Failed to compute_task_build_instances: No valid host was found. …` (nova.scheduler.utils, Icehouse on).
 */
function readScheduleFailure(match: RegExpExecArray, record: OsloRecord): EventPart {
  const reason = oneLine(match[1] ?? record.message);
  const instance =
    record.instance ?? /for instance ([0-9a-f-]{36})/i.exec(reason)?.[1]?.toLowerCase() ?? null;
  const exhausted = /Exceeded max|MaxRetriesExceeded/.test(reason);
  return { name: exhausted ? 'retries_exhausted' : 'no_valid_host', instance, attributes: { reason } };
}

const failures: MessageRule[] = [
  tells(
    'Failed to ',
    /^Failed to (?:schedule instances|compute_task_build_instances|scheduler_run_instance): (.*)$/,
    readScheduleFailure,
  ),
  tells('Failed to reschedule. Reason: ', /^Failed to reschedule\. Reason: (.*)$/, readScheduleFailure),
  tells('No valid host was found', /^(No valid host was found.*)$/, readScheduleFailure),
  tells('Exceeded max', /^(Exceeded max.*)$/, readScheduleFailure),
  tells(
    'Got no allocation candidates ',
    /^(Got no allocation candidates from the Placement API.*)$/,
    readScheduleFailure,
  ),
  tells(
    'Error from last host: ',
    /^Error from last host: (\S+) \(node ([^)]*)\): ?(.*)$/s,
    ([, targetHost, node, traceback = '']) => ({
      name: 'rescheduled',
      attributes: { targetHost, node, reason: lastOfPrintedTraceback(traceback) },
    }),
  ),
  {
    begins: 'Setting instance to ERROR state',
    read: (record) => ({
      name: 'build_failed',
      attributes: { reason: failureReason(record, 'Setting instance to ERROR state') },
    }),
  },
];

/** nova.scheduler.filter_scheduler, .manager, .utils, .driver: Folsom on; the lists of uuids from Havana (INFO) and Pike (DEBUG) on. */
export const schedulerRules = ruleTable([
  tells('Starting to schedule for instances: ', /: (.*)$/, ([, list = '']) => scheduleStarted(list)),
  tells('Attempting to build ', /^Attempting to build \d+ instance\(s\)(.*)$/, ([, list = '']) =>
    scheduleStarted(list),
  ),
  choosing,
  tells(
    'Attempting to claim resources in the placement API for instance ',
    /for instance ([0-9a-f-]{36})/i,
    ([, instance = '']) => ({ name: 'placement_claimed', instance: instance.toLowerCase() }),
  ),
  tells('Selected host: ', /^Selected host: (.*)$/, ([, host = '']) => ({
    name: 'host_selected',
    attributes: chosenHost(host),
  })),
  ...failures,
]);

/** nova.filters: the filter that left no host. */
export const filterRules = ruleTable([
  tells('Filter ', /^(Filter \S+ returned 0 hosts.*)$/, readScheduleFailure),
  tells(
    'Filtering removed all hosts ',
    /^(Filtering removed all hosts for .*?instance ID '([0-9a-f-]{36})'.*)$/i,
    (match) => ({
      name: 'no_valid_host',
      instance: match[2]?.toLowerCase() ?? null,
      attributes: { reason: oneLine(match[1] ?? '') },
    }),
  ),
]);

/** nova.conductor.manager */
export const conductorRules = ruleTable([
  tells(
    'Took ',
    /^Took ([\d.]+) seconds to select destinations for (\d+) instance/,
    ([, seconds, count]) => ({
      name: 'schedule_finished',
      attributes: { tookMs: Number(seconds) * 1000, count: Number(count) },
    }),
  ),
  tells('Selected host: ', /^Selected host: ([^;]+); Selected node: ([^;]+);/, ([, targetHost, node]) => ({
    name: 'host_assigned',
    attributes: { targetHost, node },
  })),
  says('Rescheduling: True', 'rescheduled'),
  ...failures,
]);
