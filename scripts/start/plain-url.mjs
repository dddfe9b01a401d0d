/**
 * The address of a request with its repeated slashes made one. Next answers them with a redirect, which shippers whose
 * base address ends with a slash do not follow with a body.
 * @param {string} url path and query as the request line has them
 */
export function withoutRepeatedSlashes(url) {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  return path.includes('//') ? path.replace(/\/{2,}/g, '/') + url.slice(path.length) : url;
}
