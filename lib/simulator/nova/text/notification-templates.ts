import type { NovaStep, StepInstance } from '../step';
import { derivedUuid } from './derived-id';
import type { LineWriter } from './line-writer';
import { isoSecond, osloStamp } from './stamp';
import type { Templates } from './template';

/** What oslo.messaging's log driver writes of Nova's notifications, in both formats, as `notification_format = both` does. */
export const notificationTemplates: Templates = {
  create_notified(writer, step) {
    legacy(writer, step, 'start');
    versioned(writer, step, 'start');
  },
  create_finished(writer, step) {
    legacy(writer, step, 'end');
    versioned(writer, step, 'end');
  },
  create_failed: (writer, step) => versioned(writer, step, 'error'),
};

type Phase = 'start' | 'end' | 'error';

/** The legacy payload: the only notification that has the image's name. */
function legacy(writer: LineWriter, step: NovaStep, phase: Phase): void {
  const { instance, place } = step;
  if (instance === null) return;
  const { flavor, image } = instance;
  const type = `compute.instance.create.${phase}`;
  const payload = {
    tenant_id: instance.projectId,
    user_id: instance.userId,
    instance_id: instance.id,
    display_name: instance.name,
    hostname: instance.name,
    instance_type: flavor.name,
    instance_flavor_id: flavor.id,
    memory_mb: flavor.memoryMb,
    disk_gb: flavor.diskGb,
    vcpus: flavor.vcpus,
    root_gb: flavor.diskGb,
    ephemeral_gb: 0,
    host: phase === 'start' ? null : place.host,
    node: phase === 'start' ? null : place.host,
    created_at: `${osloStamp(instance.createdMs).slice(0, 19)}+00:00`,
    launched_at: phase === 'end' ? new Date(Math.floor(step.atMs)).toISOString().slice(0, 23) : '',
    image_ref_url: image === null ? '' : `http://10.20.0.5:9292/images/${image.id}`,
    state: phase === 'end' ? 'active' : 'building',
    image_meta:
      image === null ? {} : { disk_format: image.format, container_format: 'bare', base_image_ref: image.id },
    metadata: {},
    ...(phase === 'start' ? { image_name: image?.name ?? null } : { message: 'Success' }),
  };
  notify(writer, step, type, `compute.${place.host}`, payload);
}

function versioned(writer: LineWriter, step: NovaStep, phase: Phase): void {
  const { instance, place, values } = step;
  if (instance === null) return;
  const done = phase !== 'start';
  const data = {
    fault: phase === 'error' ? fault(values.reason ?? '') : null,
    request_id: instance.requestId,
    uuid: instance.id,
    user_id: instance.userId,
    tenant_id: instance.projectId,
    display_name: instance.name,
    host_name: instance.name,
    host: done ? place.host : null,
    node: done ? place.host : null,
    flavor: flavorPayload(instance),
    image_uuid: instance.image?.id ?? null,
    created_at: isoSecond(instance.createdMs),
    launched_at: phase === 'end' ? isoSecond(step.atMs + place.clockOffsetMs) : null,
    state: phase === 'end' ? 'active' : 'building',
    task_state: null,
  };
  notify(
    writer,
    step,
    `instance.create.${phase}`,
    `nova-compute:${place.host}`,
    object('InstanceCreatePayload', '1.12', data),
  );
}

function flavorPayload({ flavor }: StepInstance): object {
  const { id, name, vcpus, memoryMb, diskGb } = flavor;
  const data = { flavorid: id, memory_mb: memoryMb, vcpus, root_gb: diskGb, ephemeral_gb: 0, name, swap: 0 };
  return object('FlavorPayload', '1.4', data);
}

function fault(message: string): object {
  const data = {
    exception: 'BuildAbortException',
    exception_message: message,
    module_name: 'nova.compute.manager',
  };
  return object('ExceptionPayload', '1.1', data);
}

function object(name: string, version: string, data: object): object {
  return {
    'nova_object.name': name,
    'nova_object.namespace': 'nova',
    'nova_object.version': version,
    'nova_object.data': data,
  };
}

function notify(writer: LineWriter, step: NovaStep, type: string, publisher: string, payload: object): void {
  const { atMs, place, instance } = step;
  const micros = String(Math.floor((atMs % 1) * 1000)).padStart(3, '0');
  const priority = type.endsWith('error') ? 'ERROR' : 'INFO';
  const message = {
    message_id: derivedUuid(`${type} ${instance?.id} ${atMs}`),
    publisher_id: publisher,
    event_type: type,
    priority,
    payload,
    timestamp: `${osloStamp(atMs + place.clockOffsetMs)}${micros}`,
  };
  writer.write(priority, `oslo.messaging.notification.${type}`, pythonJson(message), { bare: true });
}

/** JSON with a space after colons and commas, as Python prints it. */
function pythonJson(value: object): string {
  return JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "');
}
