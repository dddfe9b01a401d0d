import type { Boot } from './boot';
import { cacheKeyOf } from './cache-key';
import type { FlavorRef, ImageRef } from './dimension';
import { flavorKeyOf, imageKeyOf, NAME_KEY } from './dimension-key';
import type { Event } from './event';

/** A value and the moment of the event that told it, Unix milliseconds. */
export interface Told<Value> {
  value: Value;
  atMs: number;
}

export const IMAGE_FACT_FIELDS = ['name', 'sizeBytes', 'format'] as const;

const TEXT_FIELDS = new Set<string>(['name', 'format']);

export const FLAVOR_FACT_FIELDS = ['name', 'vcpus', 'memoryMb', 'diskGb'] as const;

export type DimensionField = (typeof IMAGE_FACT_FIELDS | typeof FLAVOR_FACT_FIELDS)[number];

/** What is told of one image or flavor, each field by the latest event that gives it. */
export interface DimensionEntry {
  cloud: string;
  key: string;
  nativeId: string | null;
  facts: Partial<Record<DimensionField, Told<string | number>>>;
}

/**
 * Collects what events tell of images, flavors and hosts. The same events in any order and any portions give the same
 * entries, as long as the latest fact wins, and of two at one moment the greater.
 */
export class DimensionLedger {
  readonly images = new Map<string, DimensionEntry>();
  readonly flavors = new Map<string, DimensionEntry>();
  readonly hosts = new Map<string, { cloud: string; name: string }>();

  /** Notes what each event says by itself of an image or flavor that it identifies. */
  addEvents(events: readonly Event[]): void {
    for (const event of events) {
      const { image, flavor } = refsOf(event);
      if (image) this.tellImage(event, imageKeyOf(image), image);
      if (flavor) this.tellFlavor(event, flavorKeyOf(flavor), flavor);
    }
  }

  /**
   * The same for all events of one instance, which also belong together: a name that comes without an id is that of
   * the image or flavor whose id another of them gives.
   */
  addInstanceEvents(events: readonly Event[]): void {
    this.addEvents(events);
    const own = events.filter(({ attributes }) => attributes.operation === undefined);
    const refs = own.map((event) => ({ event, ...refsOf(event) }));
    const imageKeys = new Set(
      refs.flatMap(({ image }) => (image && isIdentified(image) ? [imageKeyOf(image)] : [])),
    );
    const flavorKeys = new Set(
      refs.flatMap(({ flavor }) => (flavor?.id === undefined ? [] : [flavorKeyOf(flavor)])),
    );
    for (const { event, image, flavor } of refs) {
      if (image && !isIdentified(image)) for (const key of imageKeys) this.tellImage(event, key, image);
      if (flavor && flavor.id === undefined)
        for (const key of flavorKeys) this.tellFlavor(event, key, flavor);
    }
  }

  /** Makes sure that the boot's image, flavor and host have entries. */
  addBoot({ cloud, image, flavor, host }: Boot): void {
    const imageKey = image && imageKeyOf(image);
    if (image && imageKey !== null) this.imageEntry(cloud, imageKey, image);
    const flavorKey = flavor && flavorKeyOf(flavor);
    if (flavor && flavorKey !== null) this.flavorEntry(cloud, flavorKey, flavor);
    if (host !== null) this.hosts.set(JSON.stringify([cloud, host]), { cloud, name: host });
  }

  private tellImage({ cloud, atMs }: Event, key: string | null, image: ImageRef): void {
    const isBareKey = Object.keys(image).every((field) => field === 'cacheKey');
    if (key !== null && !isBareKey) tell(this.imageEntry(cloud, key, image), IMAGE_FACT_FIELDS, image, atMs);
  }

  private tellFlavor({ cloud, atMs }: Event, key: string | null, flavor: FlavorRef): void {
    if (key !== null) tell(this.flavorEntry(cloud, key, flavor), FLAVOR_FACT_FIELDS, flavor, atMs);
  }

  private imageEntry(cloud: string, key: string, { id }: ImageRef): DimensionEntry {
    // Only an id that the key was made of is the image's own: a boot may pair a hash with the id of another image.
    const nativeId = id !== undefined && cacheKeyOf(id) === key ? id : null;
    return entryOf(this.images, cloud, key, nativeId);
  }

  private flavorEntry(cloud: string, key: string, { id }: FlavorRef): DimensionEntry {
    return entryOf(this.flavors, cloud, key, id ?? null);
  }
}

function entryOf(
  entries: Map<string, DimensionEntry>,
  cloud: string,
  key: string,
  nativeId: string | null,
): DimensionEntry {
  const place = JSON.stringify([cloud, key]);
  const entry = entries.get(place) ?? { cloud, key, nativeId: null, facts: namedByKey(key) };
  entry.nativeId ??= nativeId;
  entries.set(place, entry);
  return entry;
}

/** The name within a key needs no event to tell it, and no event can change it. */
function namedByKey(key: string): { name?: Told<string> } {
  return key.startsWith(NAME_KEY) ? { name: { value: key.slice(NAME_KEY.length), atMs: 0 } } : {};
}

function tell(
  entry: DimensionEntry,
  fields: readonly DimensionField[],
  ref: Partial<Record<DimensionField, string | number>>,
  atMs: number,
): void {
  for (const field of fields) {
    const value = ref[field];
    if (typeof value !== (TEXT_FIELDS.has(field) ? 'string' : 'number') || value === undefined) continue;
    const known = entry.facts[field];
    if (!known || atMs > known.atMs || (atMs === known.atMs && value > known.value)) {
      entry.facts[field] = { value, atMs };
    }
  }
}

function refsOf({ attributes, cacheKey }: Event): { image: ImageRef | null; flavor: FlavorRef | null } {
  const { image, flavor } = attributes;
  const ofCacheKey = cacheKey === null ? null : { cacheKey };
  return {
    image: image ? { ...(image.id === undefined ? ofCacheKey : null), ...image } : ofCacheKey,
    flavor: flavor ?? null,
  };
}

function isIdentified(image: ImageRef): boolean {
  return image.id !== undefined || image.cacheKey !== undefined;
}
