import { since } from '../release';
import type { NovaStep } from '../step';
import type { LineWriter } from './line-writer';
import { contextLock } from './locks';
import { blockDeviceText, createBodyText } from './object-text';
import type { Templates } from './template';

const WSGI = 'nova.osapi_compute.wsgi.server';
const REQUEST_LOG = 'nova.api.openstack.requestlog';
const API = 'nova.compute.api';

/** Nova's API, release by release. */
export const requestTemplates: Templates = {
  api_create_called(writer, { instance, values }) {
    if (instance === null || !writer.debugging) return;
    const body = createBodyText(instance, values.count ?? 1);
    writer.debug('nova.api.openstack.wsgi', 'apiAction', actionText(writer, body), { bare: true });
  },
  instances_provisioned(writer, { values }) {
    const text = `Going to run ${values.count} instances...`;
    writer.debug(API, 'apiCreateProvision', text, { bare: true });
  },
  api_block_devices(writer, { instance }) {
    if (instance === null || !since(writer.release, 'newton') || !writer.debugging) return;
    writer.debug(API, 'apiBlockDeviceMapping', `block_device_mapping ${blockDeviceText(instance)}`);
  },
  api_accepted(writer, step) {
    answered(writer, step, 'POST', '', 860);
  },
  api_action(writer, step) {
    answered(writer, step, 'POST', `/${step.instance?.id}/action`, 405);
  },
  api_deleted(writer, step) {
    answered(writer, step, 'DELETE', `/${step.instance?.id}`, 407);
  },
  vif_plug_reported(writer, { instance, values }) {
    if (!since(writer.release, 'juno')) return;
    const on = since(writer.release, 'queens') ? ` on ${values.hosts?.[0]}` : '';
    const text = `Creating event network-vif-plugged:${values.port} for instance ${instance?.id}${on}`;
    const contrib = since(writer.release, 'newton') ? 'compute' : 'compute.contrib';
    writer.notice(`nova.api.openstack.${contrib}.server_external_events`, text, NEUTRON);
  },
};

const NEUTRON = { context: 'neutron', bare: true } as const;

function actionText(writer: LineWriter, body: string): string {
  if (!since(writer.release, 'juno')) return `Action: 'create', body: ${body}`;
  const module = since(writer.release, 'newton') ? 'servers' : 'plugins.v3.servers';
  return `Action: 'create', calling method: <bound method ServersController.create of <nova.api.openstack.compute.${module}.ServersController object at 0x7f26e3882f10>>, body: ${body}`;
}

/** The access line: by eventlet's server up to 2024.1, by Nova's own request log under a WSGI server in 2026.1. */
function answered(writer: LineWriter, step: NovaStep, method: string, rest: string, length: number): void {
  const { instance, values } = step;
  const ms = values.tookMs ?? 0;
  const version = since(writer.release, 'newton') ? 'v2.1' : `v2/${instance?.projectId}`;
  const path = `/${version}/servers${rest}`;
  if (since(writer.release, 'zed')) contextLock(writer, 'compute-rpcapi-router');
  if (since(writer.release, '2026.1')) {
    const text = `10.20.0.5 "${method} ${path}" status: ${values.status} len: ${length} microversion: 2.96 time: ${(ms / 1000).toFixed(6)}`;
    writer.info(REQUEST_LOG, text, { bare: true });
    return;
  }
  const text = `10.20.0.5 "${method} ${path} HTTP/1.1" status: ${values.status} len: ${length} time: ${(ms / 1000).toFixed(7)}`;
  writer.info(WSGI, text, { bare: true });
}
