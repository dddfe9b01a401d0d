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

/**
 * The address of a request with the percent signs of its path taken literally where they encode no text. Next answers
 * such an address with a bare 500.
 * @param {string} url path and query as the request line has them
 */
export function withDecodablePath(url) {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}
