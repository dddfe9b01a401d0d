import { cacheKeyOfPath, imageOf } from '../image-ref';
import { type EventPart, type MessageRule, ruleTable, says, tells } from '../message-rule';

/** nova.virt.images: the image is not raw and is converted after its download; only boots that fetched log it. */
export const convertRules = ruleTable([
  {
    begins: '',
    contains: ', converting to raw',
    read: (record) => {
      const match = /^([0-9a-f-]{36}) was (\S+), converting to raw/i.exec(record.message);
      if (match === null) return null;
      const image = imageOf(match[1] ?? '');
      return {
        name: 'image_converting',
        cacheKey: image.cacheKey,
        attributes: { image, format: match[2] },
      };
    },
  },
]);

/** nova.image.glance, Liberty on. */
export const glanceRules = ruleTable([says('Successfully transferred using ', 'image_transferred')]);

function copied(expression: RegExp, begins: string, name: string): MessageRule {
  return tells(begins, expression, ([, id = '']) => {
    const image = imageOf(id);
    return { name, cacheKey: image.cacheKey, attributes: { image } };
  });
}

/** nova.virt.libvirt.imagebackend, Victoria on: the image is first copied to the rbd store of this site. */
export const imageBackendRules = ruleTable([
  copied(/^Asking glance to copy image (\S+) to/, 'Asking glance to copy image ', 'image_copy_started'),
  copied(/^Image (\S+) copied to rbd store/, 'Image ', 'image_copied'),
]);

/** nova.storage.rbd_utils and its earlier homes: `cloning pool/image@snap to pool/<uuid>_disk`. */
export const rbdRules = ruleTable([
  tells('cloning ', /^cloning (\S+) to (\S+)/, ([, , target = '']) => {
    const instance = /([0-9a-f-]{36})_disk/i.exec(target)?.[1]?.toLowerCase();
    return instance === undefined ? { name: 'rbd_cloned' } : { name: 'rbd_cloned', instance };
  }),
]);

function eachFile(name: string, list: string): EventPart[] {
  return list
    .split(' ')
    .map(cacheKeyOfPath)
    .filter((cacheKey) => cacheKey !== null)
    .map((cacheKey) => ({ name, cacheKey }));
}

/** Wordings: `base file` to Juno, `base or swap file` Kilo to Victoria, `base, swap or ephemeral file` from Wallaby on. */
const KINDS_OF_FILE = '(?:base|base or swap|base, swap or ephemeral) file';

/** nova.virt.libvirt.imagecache, every 2400 s, and the pre-caching of nova.virt.libvirt.driver (Ussuri on). */
export const imageCacheRules = ruleTable([
  tells(
    'image ',
    /^image ([0-9a-f-]{36}) at \(([^)]*)\): (?:checking|in use|image is in use)/i,
    ([, id = '']) => {
      const image = imageOf(id);
      return { name: 'cache_checked', cacheKey: image.cacheKey, attributes: { image } };
    },
  ),
  tells('Active base files: ', /: (.*)$/, ([, list = '']) => eachFile('cache_listed', list)),
  tells('Unknown base file: ', /: (.*)$/, ([, list = '']) => eachFile('cache_removable', list)),
  tells('Removable base files: ', /: (.*)$/, ([, list = '']) => eachFile('cache_removable', list)),
  ...['Base ', 'Base, '].map((begins) =>
    tells(begins, /^Base.* file too young to remove: (.*)$/, ([, list = '']) =>
      eachFile('cache_removable', list),
    ),
  ),
  tells('Removing base', new RegExp(`^Removing ${KINDS_OF_FILE}: (.*)$`), ([, list = '']) =>
    eachFile('cache_removed', list),
  ),
]);

function precached(id: string, already: boolean): EventPart {
  const image = imageOf(id);
  return { name: 'cache_precached', cacheKey: image.cacheKey, attributes: { image, already } };
}

/** Pre-caching, logged by nova.virt.libvirt.driver (Ussuri on). */
export const precacheRules: readonly MessageRule[] = [
  tells('Caching image ', /^Caching image ([0-9a-f-]{36}) by request/i, ([, id = '']) =>
    precached(id, false),
  ),
  tells('Image ', /^Image ([0-9a-f-]{36}) already cached; updating timestamp/i, ([, id = '']) =>
    precached(id, true),
  ),
];
