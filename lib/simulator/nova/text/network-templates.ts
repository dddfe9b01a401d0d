import { hasCallSite } from '../call-sites';
import { since } from '../release';
import type { LineWriter } from './line-writer';
import { contextLock } from './locks';
import type { Templates } from './template';
import { networkInfoText } from './vif-text';

const MANAGER = 'nova.compute.manager';

/** Network allocation, beside the rest of the build. */
export const networkTemplates: Templates = {
  network_started(writer) {
    if (!hasCallSite(writer.release, 'networksStart')) return;
    const text = 'Start building networks asynchronously for instance.';
    writer.debug(MANAGER, 'networksStart', text);
  },
  ip_allocation_started(writer, { instance }) {
    writer.debug(MANAGER, 'allocatingIp', 'Allocating IP information in the background.');
    const own = since(writer.release, 'juno') ? '' : ` for ${instance?.name}`;
    writer.debug(neutronLogger(writer), 'allocateForInstance', `allocate_for_instance()${own}`);
  },
  port_created(writer, { values }) {
    writer.debug(neutronLogger(writer), 'portCreated', `Successfully created port: ${values.port}`);
  },
  port_updated(writer, { values }) {
    writer.debug(neutronLogger(writer), 'portUpdated', `Successfully updated port: ${values.port}`);
  },
  ip_allocated(writer, { instance, values }) {
    if (!writer.debugging) return;
    const info = networkInfoText(values.ports ?? []);
    if (instance !== null) contextLock(writer, `refresh_cache-${instance.id}`);
    if (hasCallSite(writer.release, 'networkInfoCache')) {
      const logger = since(writer.release, 'yoga') ? 'nova.network.neutron' : 'nova.network.base_api';
      writer.debug(logger, 'networkInfoCache', `Updating instance_info_cache with network_info: ${info}`);
    }
    writer.debug(MANAGER, 'networkInfo', `Instance network_info: |${info}|`);
  },
};

/** The module was renamed in Ussuri. */
function neutronLogger({ release }: LineWriter): string {
  return since(release, 'yoga') ? 'nova.network.neutron' : 'nova.network.neutronv2.api';
}
