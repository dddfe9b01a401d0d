import { readdirSync } from 'node:fs';

/** What a packed file is called, after the name of the one that it stands for. */
export const PACKED = '.br';

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
const FORBIDDEN = /\bbr\s*;\s*q=0(?:\.0*)?(?:,|\s|$)/;

/**
 * The addresses of the build's files that were packed when it was made.
 * @param {string} folder what `/_next/static` serves
 * @returns {Set<string>}
 */
export function packedAddresses(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const packed = files.filter((name) => name.endsWith(PACKED)).map((name) => name.slice(0, -PACKED.length));
  return new Set(packed.map((name) => `/_next/static/${name.replaceAll('\\', '/')}`));
}

/**
 * Lets Next answer with the packed file where there is one and who asks can read it: half a megabyte need not be packed
 * anew for every reader, and not as loosely as that has to be.
 * @param {Set<string>} addresses
 * @param {{ url: string, headers: Record<string, unknown> }} request its address is changed
 * @param {{ setHeader(name: string, value: string): unknown }} response
 */
export function servePacked(addresses, request, response) {
  const [path, query] = request.url.split('?', 2);
  if (!addresses.has(path)) return;
  response.setHeader('Vary', 'Accept-Encoding');
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (!/\bbr\b/.test(accepted) || FORBIDDEN.test(accepted)) return;
  request.url = path + PACKED + (query === undefined ? '' : `?${query}`);
  response.setHeader('Content-Encoding', 'br');
  response.setHeader('Content-Type', TYPES[path.split('.').at(-1)]);
}
