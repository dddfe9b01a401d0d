/**
 * An image as far as the evidence names it. Any field may be missing: a compute log knows only
 * `cacheKey` (the file name in `_base/`, sha1 of the Glance id), an API body only `id`, a posted event only `name`.
 */
export interface ImageRef {
  id?: string;
  name?: string;
  /** 40 lower-case hex digits: sha1 of the Glance image id (nova.virt.libvirt.imagecache.get_cache_fname). */
  cacheKey?: string;
  sizeBytes?: number;
  format?: string;
}

/** A flavor (Nova) or VM template (OpenNebula) as far as the evidence names it. */
export interface FlavorRef {
  id?: string;
  name?: string;
  vcpus?: number;
  memoryMb?: number;
  diskGb?: number;
}
