import { makeFlavors, type SimulatedFlavor } from '../cloud/flavor';
import { makeImages, type SimulatedImage } from '../cloud/image';
import { Kernel } from '../kernel/kernel';
import { Random } from '../random/random';
import { ComputeHost } from './compute-host';
import { type Attempt, type NovaInstance, noteStep } from './instance';
import type { LogPlace, NovaService } from './log-place';
import type { NovaOptions } from './options';
import { type NovaRelease, novaRelease } from './release';
import type { NovaStep, NovaStepName, OperationMessage, StepValues } from './step';

/** What the simulation tells, in the order in which it happens. */
export interface NovaObserver {
  /** Returns true where the step leaves a line in a log. */
  step(step: NovaStep): boolean | undefined;
  /** All tries of an instance are over. */
  settled?(instance: NovaInstance): void;
  /** An operation that is no boot began. */
  operation?(instance: NovaInstance, name: string, requestId: string): void;
}

/** The releases of which the simulated clouds of `mixed` are made: those with the same division of work between services. */
const MIXED = ['queens', 'train', 'yoga', 'zed', '2024.1', '2026.1'] as const;

const CONTROLLER = 'ctl-01';

/** The parts of a simulated Nova cloud and the state that its processes share. */
export class NovaCloud {
  readonly options: NovaOptions;
  readonly kernel: Kernel;
  readonly random: Random;
  readonly images: readonly SimulatedImage[];
  readonly flavors: readonly SimulatedFlavor[];
  readonly hosts: readonly ComputeHost[];
  readonly apis: readonly LogPlace[];
  readonly scheduler: LogPlace;
  readonly conductor: LogPlace;
  /** Release of the controller's services. */
  readonly release: NovaRelease;
  /** Networks being allocated at this moment in the whole cloud. */
  allocating = 0;
  /** Requests that are not yet over. */
  pending = 0;
  readonly #observer: NovaObserver;

  constructor(options: NovaOptions, observer: NovaObserver) {
    this.options = options;
    this.#observer = observer;
    this.kernel = new Kernel(options.startMs);
    const random = new Random(options.seed).fork('nova');
    this.random = random.fork('model');
    this.images = makeImages(random.fork('images'), options.images);
    this.flavors = makeFlavors(random.fork('flavors'), options.flavors);
    this.release = novaRelease(
      options.release === 'mixed' ? (MIXED[MIXED.length - 1] ?? 'zed') : options.release,
    );
    const controller = random.fork('controller');
    const offset = this.#clockOffset(controller);
    this.apis = [0, 1, 2, 3].map(() => this.#controllerPlace('nova-api', controller, offset));
    this.scheduler = this.#controllerPlace('nova-scheduler', controller, offset);
    this.conductor = this.#controllerPlace('nova-conductor', controller, offset);
    const hostRandom = random.fork('hosts');
    this.hosts = Array.from({ length: options.hosts }, (_, index) => this.#makeHost(hostRandom, index));
  }

  get nowMs(): number {
    return this.kernel.nowMs;
  }

  /** A step time: log-normal about `medianMs`, slowed by what its host does meanwhile. */
  take(medianMs: number, sigma: number, host?: ComputeHost | null): number {
    return this.random.lognormal(medianMs, sigma) * (host?.load ?? 1);
  }

  /** Tells a step of a try, on its host unless another place is given, and notes its moment. */
  mark(attempt: Attempt, name: NovaStepName, values: StepValues = {}, place?: LogPlace): void {
    const where = place ?? attempt.host;
    if (where === null) return;
    this.note([attempt], name, values, where);
    const isLogged = this.tell(name, where, attempt.instance.requestId, attempt.instance, values);
    if (isLogged) attempt.logged.add(name);
  }

  /** Tells a step once that all tries of a request share. */
  markShared(attempts: readonly Attempt[], name: NovaStepName, values: StepValues, place: LogPlace): void {
    const [first] = attempts;
    if (first === undefined) return;
    this.note(attempts, name, values, place);
    const isLogged = this.tell(name, place, first.instance.requestId, first.instance, values);
    if (isLogged) for (const attempt of attempts) attempt.logged.add(name);
  }

  /** Notes when a step of some tries happens, without a line. */
  note(attempts: readonly Attempt[], name: NovaStepName, values: StepValues, place: LogPlace): void {
    const told = values.waitedMs ?? values.heldMs ?? values.tookMs;
    for (const attempt of attempts) {
      noteStep(attempt, name, this.nowMs, place.clockOffsetMs);
      if (told !== undefined) attempt.told[name] ??= told;
    }
  }

  /** Tells a step that belongs to no try; true where it leaves a line. */
  tell(
    name: NovaStepName,
    place: LogPlace,
    requestId: string | null,
    instance: NovaInstance | null,
    values: StepValues = {},
  ): boolean {
    return this.#observer.step({ name, atMs: this.nowMs, place, requestId, instance, values }) === true;
  }

  /** Tells the line of an operation that is no boot. */
  say(instance: NovaInstance, requestId: string, message: OperationMessage, place?: LogPlace): void {
    const where = place ?? instance.host;
    if (where !== null) this.tell('operation_line', where, requestId, instance, { message });
  }

  settle(instance: NovaInstance): void {
    this.#observer.settled?.(instance);
  }

  noteOperation(instance: NovaInstance, name: string, requestId: string): void {
    this.#observer.operation?.(instance, name, requestId);
  }

  newRequestId(): string {
    return `req-${this.random.uuid()}`;
  }

  #clockOffset(random: Random): number {
    return random.normal() * this.options.clockOffsetMs;
  }

  #controllerPlace(service: NovaService, random: Random, clockOffsetMs: number): LogPlace {
    const { level } = this.options;
    return {
      service,
      host: CONTROLLER,
      pid: random.int(1200, 32_000),
      release: this.release,
      level,
      clockOffsetMs,
    };
  }

  #makeHost(random: Random, index: number): ComputeHost {
    const { options } = this;
    const digits = Math.max(2, String(options.hosts).length);
    const release = options.release === 'mixed' ? novaRelease(random.pick(MIXED)) : this.release;
    const drawn = random.chance(options.infoHostShare);
    const info = options.level === 'info' || drawn;
    const place = {
      host: `cmp-${String(index + 1).padStart(digits, '0')}`,
      pid: random.int(1200, 32_000),
      release,
      level: info ? ('info' as const) : ('debug' as const),
      clockOffsetMs: this.#clockOffset(random),
    };
    const degraded = options.hosts >= 4 && index === Math.floor(options.hosts * 0.6);
    return new ComputeHost(this.kernel, random.fork(place.host), place, degraded);
  }
}
