import { failureReason, lastOfPrintedTraceback, oneLine, withoutRepetition } from '../failure-reason';
import { lifecycleEventOfNumber, lifecycleEventOfWord } from '../lifecycle-word';
import { anyOf, type MessageRule, ruleTable, says, tells } from '../message-rule';
import { volumeBootRules } from './block-device-rules';
import { operationRules } from './operation-rules';
import { vifEventRules, vifTimeoutRules } from './vif-rules';

/** A failure: the event's reason is what follows these words, or the traceback's exception. */
export function fails(begins: string, name: string): MessageRule {
  return { begins, read: (record) => ({ name, attributes: { reason: failureReason(record, begins) } }) };
}

function took(what: RegExp, name: string): MessageRule {
  return tells('Took ', what, ([, seconds]) => ({ name, attributes: { tookMs: Number(seconds) * 1000 } }));
}

/** `Starting instance...` is AUDIT to Juno, INFO to Liberty, DEBUG from Mitaka on; the `Took` lines exist from Mitaka on. */
const build: MessageRule[] = [
  says('Starting instance...', 'build_started'),
  says('Start building networks asynchronously for instance', 'network_started'),
  says('Allocating IP information in the background', 'ip_allocation_started'),
  says('Instance network_info: |', 'ip_allocated'),
  says("Not allocating networking since 'none' was specified", 'network_skipped'),
  says('Start building block device mappings for instance', 'block_devices_started'),
  says('Start spawning the instance on the hypervisor', 'spawn_started'),
  took(/^Took ([\d.]+) seconds to build instance/, 'build_complete'),
  took(/^Took ([\d.]+) seconds to spawn the instance/, 'spawn_complete'),
  took(/^Took ([\d.]+) seconds to destroy the instance/, 'delete_finished'),
  {
    begins: 'Terminating instance',
    read: () => ({ name: 'delete_started' }),
  },
];

/** Havana aborts a build whose instance the user took away like any other (`_build_instance`). */
const DELETED = /^Instance (?:disappeared|was deleted) (?:before|during)/;

const buildOutcome: MessageRule = tells(
  'Build of instance ',
  /^Build of instance ([0-9a-f-]{36}) (aborted|was re-scheduled): ?(.*)$/i,
  ([message, instance = '', verb, reason = '']) => ({
    name: verb !== 'aborted' ? 'build_rescheduled' : DELETED.test(reason) ? 'build_deleted' : 'build_failed',
    instance: instance.toLowerCase(),
    attributes: { reason: oneLine(withoutRepetition(reason) || message) },
  }),
);

/** Folsom to Havana, whatever failed on this host: `Error: <exception>` or a printed traceback (_reschedule_or_error). */
const printedError: MessageRule = tells('Error: ', /^Error: (.+)$/s, ([, error = ''], record) =>
  record.instance === null || record.level !== 'ERROR'
    ? null
    : { name: 'spawn_failed', attributes: { reason: lastOfPrintedTraceback(error) } },
);

/** More particular words come first: the first rule that begins like the message is taken. */
const failures: MessageRule[] = [
  buildOutcome,
  printedError,
  fails('Instance failed to spawn correctly, setting to ERROR state', 'build_failed'),
  fails('Instance failed to spawn', 'spawn_failed'),
  fails('Failed to build and run instance', 'spawn_failed'),
  fails('Instance failed network setup', 'network_failed'),
  fails('Failed to allocate the network(s), not rescheduling', 'build_failed'),
  fails('Failed to allocate network(s)', 'network_failed'),
  fails('Instance failed block device setup', 'block_devices_failed'),
  fails('Failure prepping block device', 'block_devices_failed'),
  fails('Unexpected build failure, not rescheduling build', 'build_failed'),
  fails('Could not clean up failed build, not rescheduling', 'build_failed'),
  fails('Instance spawn was interrupted before instance_claim', 'build_failed'),
  fails('Instance build timed out', 'build_failed'),
  says('Instance disappeared before build', 'build_deleted'),
  says('Instance disappeared during build', 'build_deleted'),
  says('Instance deleted during build', 'build_deleted'),
  says('Instance was deleted during spawn', 'build_deleted'),
];

const lifecycle: MessageRule[] = [
  ...['VM ', 'MV '].map((begins) =>
    tells(begins, /^(?:VM|MV) (.+?) \([^()]+\)$/, ([, word = '']) => {
      const name = lifecycleEventOfWord(word);
      return name === null ? null : { name, requestId: null };
    }),
  ),
  tells(
    'Lifecycle event ',
    /^Lifecycle event (\d) on VM ([0-9a-f-]{36})/i,
    ([, transition, instance = '']) => {
      const name = lifecycleEventOfNumber(Number(transition));
      return name === null ? null : { name, instance: instance.toLowerCase(), requestId: null };
    },
  ),
];

/** nova.compute.manager. Lifecycle lines carry an admin request id of their own process, never the boot's. */
export const computeManagerRules = anyOf(
  ruleTable([...build, ...failures, ...lifecycle, ...vifEventRules, ...vifTimeoutRules, ...operationRules]),
  volumeBootRules,
);

/** nova.virt.driver: the epoch in the event, beside the local stamp, gives the log's offset from UTC. */
export const virtDriverRules = ruleTable([
  tells(
    'Emitting event ',
    /^Emitting event <LifecycleEvent: ([\d.]+), ([0-9a-f-]{36}) => ([^>]+)>/i,
    ([, epoch, instance = '', state]) => ({
      name: 'lifecycle_emitted',
      instance: instance.toLowerCase(),
      requestId: null,
      attributes: { emittedAtMs: Math.round(Number(epoch) * 1e6) / 1000, state },
    }),
  ),
]);

const NUMBERS = /memory (\d+) MB(?:, disk (\d+) GB)?(?:, vcpus (\d+))?/i;

/** nova.compute.claims (nova.compute.resource_tracker in Folsom). The attempt is logged to Stein; it tells a flavor's shape. */
export const claimRules = ruleTable([
  tells('Attempting claim', NUMBERS, ([, memoryMb, diskGb, vcpus], record) => ({
    name: 'claim_started',
    attributes: {
      memoryMb: Number(memoryMb),
      ...(diskGb === undefined ? {} : { diskGb: Number(diskGb) }),
      ...(vcpus === undefined ? {} : { vcpus: Number(vcpus) }),
      ...nodeIn(/^Attempting claim on node (\S+):/.exec(record.message)),
    },
  })),
  tells('Claim successful', /^Claim successful(?: on node (\S+))?/, (match) => ({
    name: 'resources_claimed',
    attributes: nodeIn(match),
  })),
  fails('Aborting claim', 'claim_aborted'),
]);

function nodeIn(match: RegExpExecArray | null): { node?: string } {
  return match?.[1] === undefined ? {} : { node: match[1] };
}
