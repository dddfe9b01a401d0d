import { imageOf } from '../image-ref';
import { type EventPart, ruleTable, tells } from '../message-rule';

const ROOT = /BlockDeviceMapping\((?=[^)]*boot_index=0)[^)]*\)/;
const IMAGE_ID = /image_id='([0-9a-f-]{36})'/i;

/**
 * `block_device_mapping [BlockDeviceMapping(…)]`, DEBUG of nova.compute.api and, from Ocata on, nova.conductor.manager:
 * the root disk (`boot_index=0`) names the image and says whether it becomes a volume.
 */
function readMapping(list: string): EventPart {
  const root = ROOT.exec(list)?.[0] ?? list;
  const imageId = IMAGE_ID.exec(root)?.[1];
  const volume = root.includes("destination_type='volume'");
  const image = imageId === undefined ? null : imageOf(imageId);
  return {
    name: 'block_device_mapping_recorded',
    cacheKey: image?.cacheKey ?? null,
    attributes: { volume, ...(image === null ? {} : { image }) },
  };
}

export const blockDeviceMappingRules = ruleTable([
  tells('block_device_mapping ', /^block_device_mapping (.*)$/, ([, list = '']) => readMapping(list)),
]);

function booted(volumeKind: string): EventPart {
  return { name: 'volume_booted', attributes: { volumeKind } };
}

/** nova.virt.block_device (AUDIT Havana to Juno, INFO from Kilo on), nova.compute.manager before. */
export const volumeBootRules = ruleTable([
  tells('Booting with ', /^Booting with volume-backed-image (\S+) at/, ([, id = '']) => {
    const image = imageOf(id);
    return { name: 'volume_booted', cacheKey: image.cacheKey, attributes: { volumeKind: 'image', image } };
  }),
  tells('Booting with ', /^Booting with volume snapshot /, () => booted('snapshot')),
  tells('Booting with ', /^Booting with blank volume/, () => booted('blank')),
  tells('Booting with ', /^Booting with volume /, () => booted('volume')),
]);
