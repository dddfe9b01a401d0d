import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import { bootId } from '@/lib/domain/boot-id';
import { cacheKeyOf } from '@/lib/domain/cache-key';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import { Random } from '@/lib/simulator/random/random';
import { eventsOf, tellStory } from '../story/tell-story';

const DAY_MS = 86_400_000;

/** Boots over so many days, before now. */
export const SPAN_DAYS = 90;
const TEMPLATES = 800;
/** Phases of a boot that is copied: about 12. */
const PHASES = { least: 8, most: 15 };
const HOSTS = 1000;
const IMAGES = 30;
const FLAVORS = 10;
/** How durations of one kind spread beyond what the copied boots have: the standard deviation of their logarithm. */
const SPREAD = 0.25;
/** Every so many hosts one is slow, and one became slow in the last week. */
const SLOW_EVERY = 97;

/** A boot as a copy of a template: of another instance, elsewhere, at another time, slower by a factor in all its phases. */
export interface CopiedBoot {
  id: string;
  instance: string;
  template: number;
  factor: number;
  startedAtMs: number;
  host: number;
  image: number;
  flavor: number;
}

/** A cloud of 1 000 hosts, 30 images and 10 flavors whose boots are like simulated ones. */
export class ManyBoots {
  readonly images: ImageRef[];
  readonly flavors: FlavorRef[];
  readonly hosts: string[];
  readonly templates: Boot[];
  private readonly random = new Random(3);

  constructor(private readonly nowMs: number) {
    const told = assemble(eventsOf(tellStory(TEMPLATES)));
    this.templates = told.filter(
      ({ phases }) => phases.length >= PHASES.least && phases.length <= PHASES.most,
    );
    this.images = Array.from({ length: IMAGES }, (_, index) => {
      const id = this.random.uuid();
      return { id, name: `image-${index}`, cacheKey: cacheKeyOf(id), sizeBytes: 3e8 * (1 + index) };
    });
    this.flavors = Array.from({ length: FLAVORS }, (_, index) => ({
      id: String(index + 1),
      name: `flavor-${index}`,
      vcpus: 2 ** (index % 5),
      memoryMb: 2048 * 2 ** (index % 5),
    }));
    this.hosts = Array.from({ length: HOSTS }, (_, index) => `cmp-${String(index).padStart(4, '0')}`);
  }

  /** Boots that started in one of so many equal parts of the time, oldest part first. */
  part(part: number, parts: number, count: number): CopiedBoot[] {
    const spanMs = (SPAN_DAYS * DAY_MS) / parts;
    const beginMs = this.nowMs - SPAN_DAYS * DAY_MS + part * spanMs;
    const starts = Float64Array.from({ length: count }, () => beginMs + this.random.unit() * spanMs).sort();
    return Array.from(starts, (startedAtMs) => this.copy(Math.round(startedAtMs * 1000) / 1000));
  }

  /** What a template's durations become, milliseconds. */
  static scaled(ms: number, factor: number): number {
    return Math.round(ms * factor * 1000) / 1000;
  }

  private copy(startedAtMs: number): CopiedBoot {
    const { random } = this;
    const host = random.int(0, HOSTS - 1);
    const image = Math.floor(random.unit() ** 2 * IMAGES);
    const isRecent = startedAtMs > this.nowMs - 7 * DAY_MS;
    const slow = host % SLOW_EVERY === 0 || (isRecent && host % SLOW_EVERY === 1) ? 1.8 : 1;
    const instance = random.uuid();
    return {
      id: bootId('default', 'nova', instance, 1),
      instance,
      template: random.int(0, this.templates.length - 1),
      factor: random.lognormal(slow * (0.8 + image / IMAGES), SPREAD),
      ...{ startedAtMs, host, image },
      flavor: random.int(0, FLAVORS - 1),
    };
  }
}
