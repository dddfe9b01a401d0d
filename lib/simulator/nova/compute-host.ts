import type { SimulatedFlavor } from '../cloud/flavor';
import type { Kernel } from '../kernel/kernel';
import { Semaphore } from '../kernel/semaphore';
import { SharedLink } from '../kernel/shared-link';
import type { Random } from '../random/random';
import type { LogLevel, LogPlace } from './log-place';
import type { NovaRelease } from './release';

/** Nova's default max_concurrent_builds. */
const CONCURRENT_BUILDS = 10;

/** A base file in a host's image cache. */
export interface CachedImage {
  imageId: string;
  /** Unix milliseconds of the last boot that used it. */
  usedMs: number;
}

/** A machine that runs nova-compute. */
export class ComputeHost implements LogPlace {
  readonly service = 'nova-compute';
  readonly host: string;
  readonly pid: number;
  readonly release: NovaRelease;
  readonly level: LogLevel;
  readonly clockOffsetMs: number;
  /** Factor on the time that every step takes here; 1 is the usual machine. */
  readonly slowness: number;
  /** Its disk, network and Neutron agent are ill. */
  readonly degraded: boolean;
  readonly buildSemaphore: Semaphore;
  /** The `compute_resources` lock. */
  readonly claimLock: Semaphore;
  readonly network: SharedLink;
  readonly disk: SharedLink;
  readonly cache = new Map<string, CachedImage>();
  /** Instances of each base file on this host. */
  readonly users = new Map<string, number>();
  readonly vcpus: number;
  readonly memoryMb: number;
  usedVcpus = 0;
  usedMemoryMb = 0;
  usedDiskGb = 0;
  instances = 0;
  /** Builds that hold the build semaphore. */
  building = 0;
  /** The periodic audit is under way. */
  audited = false;
  readonly #kernel: Kernel;
  readonly #imageLocks = new Map<string, Semaphore>();

  constructor(kernel: Kernel, random: Random, place: Omit<LogPlace, 'service'>, degraded: boolean) {
    this.#kernel = kernel;
    this.host = place.host;
    this.pid = place.pid;
    this.release = place.release;
    this.level = place.level;
    this.clockOffsetMs = place.clockOffsetMs;
    this.degraded = degraded;
    this.slowness = random.lognormal(1, 0.12) * (degraded ? 2.2 : 1);
    this.buildSemaphore = new Semaphore(kernel, CONCURRENT_BUILDS);
    this.claimLock = new Semaphore(kernel, 1);
    this.network = new SharedLink(kernel, random.between(95e6, 180e6) * (degraded ? 0.35 : 1));
    this.disk = new SharedLink(kernel, random.between(280e6, 620e6) * (degraded ? 0.25 : 1));
    this.vcpus = random.pick([64, 96, 128]);
    this.memoryMb = random.pick([262_144, 393_216, 524_288]);
  }

  /** The lock that fetching and using a base file share. */
  imageLock(cacheKey: string): Semaphore {
    let lock = this.#imageLocks.get(cacheKey);
    if (lock === undefined) {
      lock = new Semaphore(this.#kernel, 1);
      this.#imageLocks.set(cacheKey, lock);
    }
    return lock;
  }

  /** Factor on the next step's time: the machine, and what it does meanwhile. */
  get load(): number {
    return this.slowness * (1 + 0.07 * Math.max(0, this.building - 1));
  }

  fits(flavor: SimulatedFlavor): boolean {
    return (
      this.usedVcpus + flavor.vcpus <= this.vcpus * 4 && this.usedMemoryMb + flavor.memoryMb <= this.memoryMb
    );
  }

  take(flavor: SimulatedFlavor): void {
    this.usedVcpus += flavor.vcpus;
    this.usedMemoryMb += flavor.memoryMb;
    this.usedDiskGb += flavor.diskGb;
    this.instances++;
  }

  giveBack(flavor: SimulatedFlavor): void {
    this.usedVcpus -= flavor.vcpus;
    this.usedMemoryMb -= flavor.memoryMb;
    this.usedDiskGb -= flavor.diskGb;
    this.instances--;
  }

  /** Notes that an instance on this host begins (1) or ceases (−1) to use a base file. */
  countUser(cacheKey: string, change: 1 | -1): void {
    this.users.set(cacheKey, (this.users.get(cacheKey) ?? 0) + change);
  }
}
