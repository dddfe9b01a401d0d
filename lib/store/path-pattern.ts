const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * A path without what differs between the files of one kind: ids, numbers, rotation and compression.
 * `/var/log/one/123.log` → `/var/log/one/<n>.log`, `nova-compute.log.2.gz` → `nova-compute.log`.
 */
export function pathPattern(path: string): string {
  return path
    .replace(/(\.(gz|bz2|xz|zst))$/i, '')
    .replace(/\.log[.-]\d[\d.-]*$/, '.log')
    .replace(UUID, '<id>')
    .replace(/\d+/g, '<n>');
}
