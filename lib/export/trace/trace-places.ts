import type { Boot, Phase } from '@/lib/domain/boot';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';
import type { Event } from '@/lib/domain/event';

/** What stands for a process in the trace: the controller or a host. */
export interface TraceProcess {
  pid: number;
  name: string;
}

/** Phases before a host is chosen, or on the way to it. */
const ON_CONTROLLER = new Set(['dispatch', 'pending', 'hold', 'cloning']);

/** Tells in which process each phase took place: the controller's, the boot's host, or the host that a span names. */
export class TracePlaces {
  private readonly processes = new Map<string, TraceProcess>();
  private readonly places = new Map<string, TraceProcess>();
  private readonly hostName: string;

  constructor(boot: Boot, events: ReadonlyMap<string, Event>) {
    this.hostName = boot.host ?? boot.cloud;
    for (const phase of boot.phases) this.places.set(phase.key, this.processOf(phase, events));
  }

  /** The process of the boot itself. */
  get host(): TraceProcess {
    return this.process(this.hostName);
  }

  of(phase: Phase): TraceProcess {
    return this.places.get(phase.key) ?? this.host;
  }

  all(): TraceProcess[] {
    return [...this.processes.values()].sort((a, b) => a.pid - b.pid);
  }

  private processOf(phase: Phase, events: ReadonlyMap<string, Event>): TraceProcess {
    const row = findPhaseKind(phase.name);
    const [proof] = phase.evidence;
    const event = proof === undefined ? undefined : events.get(proof);
    // What a host's clock measured itself was on that host; lines of a log often tell of what another host does.
    const isSpan = event !== undefined && event.endMs !== null && row === null;
    if (isSpan && event.host !== null) return this.process(event.host);
    const isController = ON_CONTROLLER.has(phase.name) || (row?.stage ?? phase.stage) === 'request';
    return this.process(isController ? CONTROLLER : this.hostName);
  }

  private process(name: string): TraceProcess {
    const known = this.processes.get(name);
    if (known !== undefined) return known;
    const process = { pid: this.processes.size + 1, name };
    this.processes.set(name, process);
    return process;
  }
}

const CONTROLLER = 'API and scheduler';
