import { readGuestXml, readImageMeta } from '../guest-xml';
import { type MessageRule, ruleTable, says } from '../message-rule';
import { fails } from './compute-rules';
import { precacheRules } from './image-rules';
import { operationRules } from './operation-rules';
import { vifTimeoutRules } from './vif-rules';

/** Folsom `Starting toXML method`, Grizzly to Icehouse `Start to_xml`, Juno on `Start _get_guest_xml`. */
const xmlStarts: MessageRule[] = ['Start _get_guest_xml', 'Start to_xml', 'Starting toXML method'].map(
  (begins) => ({
    begins,
    read: (record) => {
      const image = readImageMeta(record.message);
      return image === null
        ? { name: 'network_info_retrieved' }
        : { name: 'network_info_retrieved', cacheKey: image.cacheKey, attributes: { image } };
    },
  }),
);

const xmlEnds: MessageRule[] = ['End _get_guest_xml', 'End to_xml', 'Finished toXML method'].map(
  (begins) => ({
    begins,
    read: (record) => {
      const attributes = readGuestXml(record.body);
      return { name: 'guest_defined', cacheKey: attributes.image?.cacheKey ?? null, attributes };
    },
  }),
);

/** nova.virt.libvirt.driver (nova.virt.libvirt.connection in Folsom). `Creating image(s)` from Zed on. */
export const libvirtRules = ruleTable([
  says('Creating image', 'image_started'),
  says('Created local disks', 'disks_created'),
  says('Did not create local disks', 'disks_created'),
  // From Stein on this follows `Created local disks` at once; before, it is all that tells of the disks.
  says('Ensure instance console log exists', 'disks_created', { step: 'console_log' }),
  says('Using config drive', 'config_drive_started'),
  says('Creating config drive at ', 'config_drive_creating'),
  fails('Creating config drive failed with error', 'config_drive_failed'),
  ...xmlStarts,
  ...xmlEnds,
  says('Guest created on hypervisor', 'guest_created'),
  says('Instance is running', 'guest_created'),
  says('Instance spawned successfully', 'instance_spawned'),
  says('Instance destroyed successfully', 'instance_destroyed'),
  fails('Failed to start libvirt guest', 'spawn_failed'),
  ...vifTimeoutRules,
  ...precacheRules,
  ...operationRules,
]);
