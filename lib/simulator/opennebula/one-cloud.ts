import { makeFlavors, type SimulatedFlavor } from '../cloud/flavor';
import { makeImages, type SimulatedImage } from '../cloud/image';
import { Kernel } from '../kernel/kernel';
import { Semaphore } from '../kernel/semaphore';
import { SharedLink } from '../kernel/shared-link';
import { Random } from '../random/random';
import type { Machine, MachineAttempt, MachineMoment } from './machine';
import { OneLog } from './one-log';
import type { OpenNebulaOptions } from './options';
import { type OpenNebulaRelease, openNebulaRelease } from './release';

/** one_tm and one_vmm_exec run 15 actions at a time. */
const DRIVER_THREADS = 15;

/** A machine that runs VMs. */
export interface OneHost {
  id: number;
  name: string;
  slowness: number;
  network: SharedLink;
  memoryMb: number;
  usedMemoryMb: number;
}

/** What the simulation tells besides its log lines. */
export interface OneObserver {
  /** A piece of a log file, whole lines. */
  write(file: string, text: string): void;
  /** All tries of a VM are over. */
  settled?(machine: Machine): void;
  /** An operation that is no boot began. */
  operation?(machine: Machine, name: string): void;
}

/** The parts of a simulated zone and the state that its processes share. */
export class OneCloud {
  readonly options: OpenNebulaOptions;
  readonly kernel: Kernel;
  readonly random: Random;
  readonly release: OpenNebulaRelease;
  readonly log: OneLog;
  readonly images: readonly SimulatedImage[];
  readonly templates: readonly SimulatedFlavor[];
  readonly hosts: readonly OneHost[];
  /** VMs that wait for the scheduler, first come first. */
  readonly pending: Machine[] = [];
  readonly transferSlots: Semaphore;
  readonly deploySlots: Semaphore;
  /** VMs whose boots are not over. */
  open = 0;
  /** Called when a VM starts to wait. */
  onPending: (() => void) | null = null;
  readonly #observer: OneObserver;
  #nextVm = 0;
  #nextRequest: number;

  constructor(options: OpenNebulaOptions, observer: OneObserver) {
    this.options = options;
    this.#observer = observer;
    this.kernel = new Kernel(options.startMs);
    const random = new Random(options.seed).fork('opennebula');
    this.random = random.fork('model');
    this.release = openNebulaRelease(options.release);
    this.log = new OneLog(this.release, {
      now: () => this.kernel.nowMs + options.clockOffsetMs,
      write: (file, text) => observer.write(file, text),
    });
    this.images = makeImages(random.fork('images'), options.images);
    this.templates = makeFlavors(random.fork('templates'), options.templates);
    this.hosts = Array.from({ length: options.hosts }, (_, index) =>
      this.#makeHost(random.fork(`host ${index}`), index),
    );
    this.transferSlots = new Semaphore(this.kernel, DRIVER_THREADS);
    this.deploySlots = new Semaphore(this.kernel, DRIVER_THREADS);
    this.#nextRequest = random.int(100, 9000);
  }

  get nowMs(): number {
    return this.kernel.nowMs;
  }

  newVmId(): number {
    return this.#nextVm++;
  }

  /** Request numbers wrap at 9 999. */
  newRequest(): number {
    this.#nextRequest = (this.#nextRequest + this.random.int(1, 40)) % 10_000;
    return this.#nextRequest;
  }

  take(medianMs: number, sigma: number, host: OneHost | null = null): number {
    return this.random.lognormal(medianMs, sigma) * (host?.slowness ?? 1);
  }

  mark(attempt: MachineAttempt, moment: MachineMoment): void {
    attempt.at[moment] ??= this.nowMs;
  }

  settle(machine: Machine): void {
    this.open--;
    this.#observer.settled?.(machine);
  }

  noteOperation(machine: Machine, name: string): void {
    this.#observer.operation?.(machine, name);
  }

  #makeHost(random: Random, index: number): OneHost {
    return {
      id: index,
      name: `kvm-${String(index + 1).padStart(2, '0')}`,
      slowness: random.lognormal(1, 0.15),
      network: new SharedLink(this.kernel, random.between(90e6, 220e6)),
      memoryMb: 262_144,
      usedMemoryMb: 0,
    };
  }
}
