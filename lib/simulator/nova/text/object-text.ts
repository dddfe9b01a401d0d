import type { SimulatedImage } from '../../cloud/image';
import { type NovaRelease, since } from '../release';
import type { StepInstance } from '../step';
import { isoSecond } from './stamp';

/** The uploaded image's date: only its shape matters. */
const UPLOADED_MS = Date.UTC(2026, 0, 15, 9, 30);

/** `image_meta` in the guest XML line: a dict up to Kilo, an object (of Nova's ImageMeta) since. */
export function imageMetaText(release: NovaRelease, image: SimulatedImage | null): string {
  const object = since(release, 'newton');
  if (image === null) return object ? 'ImageMeta(id=<?>,properties=ImageMetaProps)' : '{}';
  const { id, name, format, sizeBytes } = image;
  if (object) {
    return `ImageMeta(checksum='${image.cacheKey.slice(0, 32)}',container_format='bare',created_at=${isoSecond(UPLOADED_MS)},direct_url=<?>,disk_format='${format}',id=${id},min_disk=0,min_ram=0,name='${name}',owner='93a69deeab124c48a89487d2484fba5c',properties=ImageMetaProps,protected=<?>,size=${sizeBytes},status='active',tags=<?>,updated_at=${isoSecond(UPLOADED_MS)},virtual_size=<?>,visibility=<?>)`;
  }
  return `{u'status': u'active', u'name': u'${name}', u'deleted': False, u'container_format': u'bare', u'disk_format': u'${format}', u'id': u'${id}', u'owner': u'93a69deeab124c48a89487d2484fba5c', u'min_ram': 0, u'min_disk': 0, u'checksum': u'${image.cacheKey.slice(0, 32)}', u'is_public': True, u'properties': {}, u'size': ${sizeBytes}}`;
}

/** `block_device_mapping [...]` of API and conductor, which names the image that is booted. */
export function blockDeviceText(instance: StepInstance): string {
  const { image, volume } = instance;
  const source = volume === null ? 'image' : volume.kind;
  const imageId = image === null ? 'None' : `'${image.id}'`;
  const target = volume === null ? 'local' : 'volume';
  const volumeId = volume?.kind === 'volume' ? `'${volume.id}'` : 'None';
  return `[BlockDeviceMapping(attachment_id=<?>,boot_index=0,connection_info=None,created_at=<?>,delete_on_termination=True,deleted=<?>,deleted_at=<?>,destination_type='${target}',device_name=None,device_type='disk',disk_bus=None,guest_format=None,id=<?>,image_id=${imageId},instance=<?>,instance_uuid=<?>,no_device=False,snapshot_id=${volume?.kind === 'snapshot' ? `'${volume.id}'` : 'None'},source_type='${source}',tag=None,updated_at=<?>,uuid=<?>,volume_id=${volumeId},volume_size=None,volume_type=None)]`;
}

/** The create request's body, as the API logs it. */
export function createBodyText(instance: StepInstance, count: number): string {
  const { name, image, flavor, ports, volume, configDrive } = instance;
  const server: Record<string, unknown> = {
    name: count > 1 ? name.replace(/-1$/, '') : name,
    imageRef: volume === null && image !== null ? image.id : '',
    flavorRef: flavor.id,
    networks:
      ports.length === 0 ? 'none' : ports.map(() => ({ uuid: 'b8b4cad3-21e1-4465-82b8-14a2459d9508' })),
  };
  if (count > 1) Object.assign(server, { min_count: count, max_count: count });
  if (configDrive) server.config_drive = true;
  if (volume !== null) server.block_device_mapping_v2 = [volumeMapping(instance)];
  return JSON.stringify({ server }).replaceAll('":', '": ').replaceAll(',"', ', "');
}

function volumeMapping({ volume, image, flavor }: StepInstance): Record<string, unknown> {
  const kind = volume?.kind ?? 'volume';
  return {
    boot_index: 0,
    uuid: kind === 'image' ? (image?.id ?? '') : (volume?.id ?? ''),
    source_type: kind,
    destination_type: 'volume',
    volume_size: flavor.diskGb,
    delete_on_termination: true,
  };
}
