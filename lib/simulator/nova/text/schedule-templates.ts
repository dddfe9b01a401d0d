import { type NovaRelease, since } from '../release';
import type { NovaStep } from '../step';
import type { LineWriter } from './line-writer';
import { blockDeviceText } from './object-text';
import { type Templates, twoDecimals } from './template';

const CONDUCTOR = 'nova.conductor.manager';
const UTILS = 'nova.scheduler.utils';
const BARE = { bare: true } as const;

/** Scheduler and conductor, release by release. */
export const scheduleTemplates: Templates = {
  schedule_started(writer, { values }) {
    const uuids = values.instances ?? [];
    if (since(writer.release, 'queens')) {
      const text = `Starting to schedule for instances: [${uuids.map((id) => `'${id}'`).join(', ')}]`;
      writer.debug('nova.scheduler.manager', 'scheduleStart', text, BARE);
    } else if (!since(writer.release, 'juno')) {
      const list = uuids.map((id) => `u'${id}'`).join(', ');
      const text = `Attempting to build ${uuids.length} instance(s) uuids: [${list}]`;
      writer.info('nova.scheduler.filter_scheduler', text, BARE);
    }
  },
  hosts_filtered(writer, { values }) {
    if (writer.debugging) filterLines(writer, values.hosts ?? []);
  },
  placement_claimed(writer, { instance }) {
    if (!since(writer.release, 'queens')) return;
    const text = `Attempting to claim resources in the placement API for instance ${instance?.id}`;
    writer.debug(UTILS, 'placementClaim', text, BARE);
  },
  host_selected(writer, { instance, values }) {
    const host = hostState(values.hosts?.[0] ?? '');
    const { release } = writer;
    if (since(release, 'kilo')) {
      writer.debug(sortLogger(release), 'hostSelected', `Selected host: ${host}`, {
        bare: !since(release, 'train'),
      });
    } else if (!since(release, 'juno')) {
      const text = `Choosing host WeighedHost [host: ${values.hosts?.[0]}, weight: 8263.0] for instance ${instance?.id}`;
      writer.info('nova.scheduler.filter_scheduler', text, BARE);
    }
  },
  schedule_finished(writer, { values }) {
    if (!since(writer.release, 'train')) return;
    const text = `Took ${twoDecimals(values.tookMs)} seconds to select destinations for ${values.count} instance(s).`;
    writer.debug(CONDUCTOR, 'destinationsSelected', text, BARE);
  },
  host_assigned(writer, step) {
    if (!since(writer.release, 'queens')) return;
    const [host = '', ...alternates] = step.values.hosts ?? [];
    const others = alternates.map((name) => `('${name}', '${name}')`).join(', ');
    const site = step.values.function === 'build_instances' ? 'hostReassigned' : 'hostAssigned';
    const text = `Selected host: ${host}; Selected node: ${host}; Alternates: [${others}]`;
    writer.debug(CONDUCTOR, site, text);
  },
  conductor_block_devices(writer, { instance }) {
    if (instance === null || !since(writer.release, 'queens') || !writer.debugging) return;
    const text = `block_device_mapping ${blockDeviceText(instance)}`;
    writer.debug(CONDUCTOR, 'conductorBlockDeviceMapping', text);
  },
  no_valid_host: noHost,
  scheduling_failed: schedulingFailed,
  rescheduled: retried,
  retries_exhausted: exhausted,
};

function sortLogger(release: NovaRelease): string {
  return since(release, 'yoga') ? 'nova.scheduler.manager' : 'nova.scheduler.filter_scheduler';
}

function hostState(host: string): string {
  return `(${host}, ${host}) ram: 191234MB disk: 1843200MB io_ops: 0 instances: 12`;
}

const FILTERS = [
  'ComputeFilter',
  'ComputeCapabilitiesFilter',
  'ImagePropertiesFilter',
  'ServerGroupAntiAffinityFilter',
];

function filterLines(writer: LineWriter, hosts: readonly string[]): void {
  const { release } = writer;
  writer.debug('nova.filters', 'filtersStart', `Starting with ${hosts.length} host(s)`, BARE);
  for (const name of FILTERS) {
    writer.debug('nova.filters', 'filterReturned', `Filter ${name} returned ${hosts.length} host(s)`, BARE);
  }
  const states = hosts.slice(0, 3).map(hostState);
  writer.debug(sortLogger(release), 'filteredHosts', `Filtered [${states.join(', ')}]`, BARE);
  const weighed = states.map((state) => `WeighedHost [host: ${state}, weight: 1.0]`);
  writer.debug(sortLogger(release), 'weighedHosts', `Weighed [${weighed.join(', ')}]`, BARE);
}

const REMOTE_TRACEBACK = [
  'Traceback (most recent call last):',
  '',
  '  File "/usr/lib/python3/dist-packages/oslo_messaging/rpc/server.py", line 244, in inner',
  '    return func(*args, **kwargs)',
  '',
  '  File "/usr/lib/python3/dist-packages/nova/scheduler/manager.py", line 243, in select_destinations',
  '    raise exception.NoValidHost(reason="")',
  '',
  'nova.exception.NoValidHost: No valid host was found. ',
].join('\n');

/** Placement has no candidates (Queens on); before, a filter leaves no host. */
function noHost(writer: LineWriter): void {
  if (since(writer.release, 'train')) {
    const text =
      'Got no allocation candidates from the Placement API. This could be due to insufficient resources or a temporary occurrence as compute nodes start up.';
    writer.info('nova.scheduler.manager', text, BARE);
  } else {
    writer.info('nova.filters', 'Filter RamFilter returned 0 hosts', BARE);
  }
}

function schedulingFailed(writer: LineWriter, { instance }: NovaStep): void {
  const { release } = writer;
  if (!since(release, 'juno')) {
    const text = `Failed to schedule_run_instance: No valid host was found. `;
    writer.write('WARNING', 'nova.scheduler.driver', text);
    writer.write('WARNING', 'nova.scheduler.driver', 'Setting instance to ERROR state.');
    return;
  }
  const tail = since(release, 'queens')
    ? `\n${REMOTE_TRACEBACK}\n: nova.exception_Remote.NoValidHost_Remote: No valid host was found. `
    : '';
  writer.write(
    'WARNING',
    UTILS,
    `Failed to compute_task_build_instances: No valid host was found. ${tail}`,
    BARE,
  );
  const state = since(release, 'queens')
    ? 'Setting instance to ERROR state.: nova.exception_Remote.NoValidHost_Remote: No valid host was found. '
    : 'Setting instance to ERROR state.';
  if (instance !== null) writer.write('WARNING', UTILS, state);
}

/** The conductor (in Havana the scheduler) reports what the last host said. */
function retried(writer: LineWriter, { instance, values }: NovaStep): void {
  const { release } = writer;
  const host = values.hosts?.[0] ?? '';
  const quote = since(release, 'train') ? `'` : `u'`;
  const lines = [
    'Traceback (most recent call last):\\n',
    `  File "${release.packages}/nova/compute/manager.py", line 2596, in _build_and_run_instance\\n    self.driver.spawn(context, instance, image_meta,\\n`,
    `nova.exception.RescheduledException: Build of instance ${instance?.id} was re-scheduled: ${values.reason}\\n`,
  ];
  const list = `[${lines.map((line) => `${quote}${line}'`).join(', ')}]`;
  const logger = since(release, 'juno') ? UTILS : 'nova.scheduler.filter_scheduler';
  writer.write('ERROR', logger, `Error from last host: ${host} (node ${host}): ${list}`);
  if (since(release, 'queens')) writer.debug(CONDUCTOR, 'rescheduling', 'Rescheduling: True', BARE);
}

function exhausted(writer: LineWriter, { instance }: NovaStep): void {
  const { release } = writer;
  if (!since(release, 'newton')) {
    const reason = `No valid host was found. Exceeded max scheduling attempts 3 for instance ${instance?.id}`;
    const logger = 'nova.scheduler.driver';
    writer.write('WARNING', logger, `Failed to schedule_run_instance: ${reason}`);
    writer.write('WARNING', logger, 'Setting instance to ERROR state.');
    return;
  }
  const reason = since(release, 'queens')
    ? `Exhausted all hosts available for retrying build failures for instance ${instance?.id}.`
    : `Exceeded max scheduling attempts 3 for instance ${instance?.id}. Last exception: internal error`;
  const text = `Exceeded maximum number of retries. ${reason}`;
  const error = since(release, 'queens') ? `: nova.exception.MaxRetriesExceeded: ${text}` : '';
  writer.write('WARNING', UTILS, `Failed to compute_task_build_instances: ${text}${error}`, BARE);
  writer.write('WARNING', UTILS, `Setting instance to ERROR state.${error}`);
}
