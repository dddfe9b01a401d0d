import type { PhaseDraft } from '../phase-builder';
import type { Attempt } from './attempt';
import type { BootBounds } from './boot-bounds';
import type { Signal } from './signal';

/** A driver step: the sub-phase that it is, the events that end it, and the steps of `step_failed` that are it. */
interface Step {
  phase: string;
  done: readonly string[];
  failed: readonly string[];
  /** Releases before the step existed go over it without a line. */
  isOptional: boolean;
}

/** The steps of a deploy in their order (`deploy` of one_vmm_exec.rb); each ends with a line, none begins with one. */
const STEPS: readonly Step[] = [
  {
    phase: 'boot_context',
    done: ['context_created', 'context_absent'],
    failed: ['context'],
    isOptional: true,
  },
  { phase: 'boot_network_pre', done: ['network_pre_done'], failed: ['network_pre'], isOptional: false },
  {
    phase: 'boot_prepare',
    done: ['host_prepared'],
    failed: ['prepare', 'mkdir', 'vm.xml', 'ds.xml'],
    isOptional: true,
  },
  { phase: 'boot_deploy', done: ['deploy_done'], failed: ['deploy'], isOptional: false },
  { phase: 'boot_network_post', done: ['network_post_done'], failed: ['network_post'], isOptional: false },
];

/**
 * The sub-phases of BOOT. A step begins where the one before it ended; where that end is not in the log its beginning
 * is unknown and it is left out. Stamps are cut to the boot: the monitor may report RUNNING before the last steps return.
 */
export function bootPhases(attempt: Attempt, bounds: BootBounds): PhaseDraft[] {
  const { boot } = bounds;
  if (boot === null) return [];
  const drafts: PhaseDraft[] = [];
  const cut = (atMs: number) => Math.min(Math.max(atMs, boot.atMs), bounds.endMs);
  let from: Signal | null = boot;
  for (const step of STEPS) {
    const signals = attempt.signals.filter(
      (signal) => step.done.includes(signal.name) && signal.stampMs >= boot.stampMs,
    );
    const end = signals.at(-1) ?? null;
    const failure = end === null ? failureIn(attempt, step) : null;
    const isLate = end !== null && bounds.running !== null && isAfter(end, bounds.running);
    if (from !== null && (end !== null || failure !== null)) {
      const startAtMs = Math.max(cut(from.atMs), drafts.at(-1)?.endAtMs ?? 0);
      const evidence = [
        ...from.events,
        ...signals.flatMap(({ events }) => events),
        ...(failure?.events ?? []),
      ];
      const endAtMs = Math.max(startAtMs, cut((end ?? failure ?? from).atMs));
      drafts.push({ name: step.phase, startAtMs, endAtMs, evidence, open: failure !== null || isLate });
    }
    if (isLate || failure !== null) break;
    if (end !== null) from = end;
    else if (!step.isOptional) from = null;
  }
  return drafts;
}

function failureIn(attempt: Attempt, step: Step): Signal | null {
  return (
    attempt.signals.find(
      (signal) => signal.name === 'step_failed' && step.failed.includes(String(signal.own.attributes.step)),
    ) ?? null
  );
}

/** Whether a step's end comes in a later second than RUNNING; within one second nothing can be said. */
function isAfter(end: Signal, running: Signal): boolean {
  return end.stampMs >= running.stampMs + 1000;
}
