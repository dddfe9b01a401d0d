import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import { defined, isObject, type JsonObject, numberOf, objectOf, stringOf } from '../json-value';
import { imageOf, imageOfRef } from './image-ref';
import { readPythonLiteral } from './python-literal';

/** The data of a versioned object; a legacy payload or a plain object as it is. */
export function dataOf(value: unknown): JsonObject {
  const object = objectOf(value);
  return isObject(object['nova_object.data']) ? object['nova_object.data'] : object;
}

function flavorOf(value: unknown): FlavorRef | undefined {
  const flavor = dataOf(value);
  if (flavor.flavorid === undefined && flavor.name === undefined) return undefined;
  return defined({
    id: stringOf(flavor.flavorid),
    name: stringOf(flavor.name),
    vcpus: numberOf(flavor.vcpus),
    memoryMb: numberOf(flavor.memory_mb),
    diskGb: numberOf(flavor.root_gb),
  });
}

function imageMetaOf(value: unknown): ImageRef | undefined {
  const image = dataOf(value);
  const id = stringOf(image.id);
  if (id === undefined) return undefined;
  return imageOf(
    id,
    defined({
      name: stringOf(image.name),
      format: stringOf(image.disk_format),
      sizeBytes: numberOf(image.size),
    }),
  );
}

/** What an instance's payload tells of its dimensions, in the versioned form. */
function versionedInstance(data: JsonObject): InstanceFacts {
  return {
    instance: stringOf(data.uuid),
    requestId: stringOf(data.request_id),
    image: imageOfRef(data.image_uuid) ?? undefined,
    flavor: flavorOf(data.flavor),
    displayName: stringOf(data.display_name),
    host: stringOf(data.host),
    node: stringOf(data.node),
  };
}

/** The same in the legacy form (`compute.instance.*`, all releases). */
function legacyInstance(data: JsonObject): InstanceFacts {
  const flavor = defined({
    id: stringOf(data.instance_flavor_id),
    name: stringOf(data.instance_type),
    vcpus: numberOf(data.vcpus),
    memoryMb: numberOf(data.memory_mb),
    diskGb: numberOf(data.root_gb),
  });
  return {
    instance: stringOf(data.instance_id),
    image: legacyImage(data),
    flavor: flavor.name === undefined ? undefined : flavor,
    displayName: stringOf(data.display_name),
    host: stringOf(data.host),
    node: stringOf(data.node),
  };
}

/** `image_name` comes with `create.start` only. */
function legacyImage(data: JsonObject): ImageRef | undefined {
  const image = imageOfRef(data.image_ref_url);
  if (image === null) return undefined;
  const format = stringOf(objectOf(data.image_meta).disk_format);
  return { ...image, ...defined({ name: stringOf(data.image_name), format }) };
}

/** What the payload of an instance tells; any field may be missing. */
export interface InstanceFacts {
  instance?: string;
  requestId?: string;
  image?: ImageRef;
  flavor?: FlavorRef;
  displayName?: string;
  host?: string;
  node?: string;
}

/** Reads the payload of `instance.*` or, where it has no `nova_object.data`, `compute.instance.*`. */
export function readInstancePayload(payload: unknown): InstanceFacts {
  const data = dataOf(payload);
  return data === payload ? legacyInstance(data) : versionedInstance(data);
}

/** What a scheduling request tells. */
export interface RequestFacts {
  /** None where the request is of several instances and names them nowhere. */
  instances: string[];
  image?: ImageRef;
  flavor?: FlavorRef;
  count?: number;
}

/** Reads a RequestSpecPayload, or the legacy `request_spec` dict. */
export function readRequestPayload(payload: unknown): RequestFacts {
  const spec = dataOf(payload);
  const properties = dataOf(spec.instance_properties);
  const named = Array.isArray(spec.instance_uuids)
    ? spec.instance_uuids
    : [spec.instance_uuid ?? properties.uuid];
  return {
    instances: named.map(stringOf).filter((uuid) => uuid !== undefined),
    image: imageMetaOf(spec.image),
    flavor: flavorOf(spec.flavor ?? spec.instance_type),
    count: numberOf(spec.num_instances),
  };
}

/** What an ExceptionPayload, a legacy exception dict or its repr says, without its traceback. */
export function readFault(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const printed = value.startsWith('{') ? readPythonLiteral(value) : undefined;
    return isObject(printed) ? readFault(printed) : stringOf(value);
  }
  const fault = dataOf(value);
  const kind = stringOf(fault.exception) ?? stringOf(fault.class);
  const message = stringOf(fault.exception_message) ?? stringOf(fault.message);
  const line = message?.split('\n', 1)[0]?.trim();
  return kind !== undefined && line !== undefined ? `${kind}: ${line}` : (line ?? kind);
}
