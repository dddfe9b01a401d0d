import type { BootStatus } from '@/lib/domain/boot';
import type { Machine, MachineAttempt, MachineMoment } from '../opennebula/machine';
import type { OpenNebulaOptions } from '../opennebula/options';
import type { ExpectedBoot, ExpectedPhase } from './expected-boot';

/** Stamps have whole seconds, and figures are differences of them: what is told is told exactly. */
const TOLERANCE_MS = 0.5;

/** What a perfect reader of the written logs must know of a VM's boots, one for each try. */
export function expectOpenNebulaBoots(machine: Machine, options: OpenNebulaOptions): ExpectedBoot[] {
  return machine.attempts.map((attempt) => expectBoot(machine, attempt, options));
}

function expectBoot(machine: Machine, attempt: MachineAttempt, options: OpenNebulaOptions): ExpectedBoot {
  const second = secondOf(attempt, options);
  const running = second('running');
  const created = second('created');
  const picked = second('active') ?? second('prolog') ?? second('boot');
  const recorded = options.records && machine.attempts.some(({ status }) => status === 'running');
  const { image, template } = machine;
  return {
    source: 'opennebula',
    instance: `0/${machine.id}`,
    attempt: attempt.number,
    attempts: machine.attempts.length,
    requestId: null,
    status: attempt.status as BootStatus,
    failure: attempt.failure === null ? [] : [attempt.failure, 'process exited while connecting to monitor'],
    host: recorded ? (attempt.host?.name ?? null) : null,
    displayName: machine.name,
    image: recorded ? { id: String(machine.imageId), name: image.name, cacheKey: null } : null,
    flavor: { id: String(machine.templateId), name: null, vcpus: recorded ? template.vcpus : null },
    cache: ['none', 'cold', 'warm', 'unknown'],
    totalMs: durationMs(created, running),
    buildMs: durationMs(picked, running),
    phases: phasesOf(attempt, second, options),
    toleranceMs: TOLERANCE_MS,
    buildToleranceMs: TOLERANCE_MS,
  };
}

/** A moment as the 1 s stamps of the front-end tell it. */
function secondOf({ at }: MachineAttempt, { clockOffsetMs }: OpenNebulaOptions) {
  return (name: MachineMoment): number | null => {
    const ms = at[name];
    return ms === undefined ? null : Math.floor((ms + clockOffsetMs) / 1000) * 1000;
  };
}

type Second = ReturnType<typeof secondOf>;

/** Each step of BOOT begins where the one before it ended. */
const STEPS: ReadonlyArray<readonly [phase: string, end: MachineMoment]> = [
  ['boot_context', 'context'],
  ['boot_network_pre', 'network_pre'],
  ['boot_prepare', 'prepared'],
  ['boot_deploy', 'deployed'],
  ['boot_network_post', 'network_post'],
];

function phasesOf(attempt: MachineAttempt, second: Second, options: OpenNebulaOptions): ExpectedPhase[] {
  const asked =
    attempt.askedMs === null ? null : Math.floor((attempt.askedMs + options.clockOffsetMs) / 1000) * 1000;
  const spans: Array<readonly [name: string, startMs: number | null, endMs: number | null]> = [
    ['instantiate', asked, second('created')],
    ['pending', second('created'), second('active')],
    ['prolog', second('prolog'), second('boot')],
    ['boot', second('boot'), second('running')],
  ];
  let from = second('boot');
  for (const [phase, end] of STEPS) {
    const endMs = second(end);
    if (endMs === null) continue;
    spans.push([phase, from, endMs]);
    from = endMs;
  }
  return spans.flatMap(([name, startMs, endMs]) =>
    startMs === null || endMs === null ? [] : [{ name, startMs, durationMs: endMs - startMs }],
  );
}

/** Null where whole seconds show no time between the moments: it took less than they can tell. */
function durationMs(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null || fromMs === toMs ? null : toMs - fromMs;
}
