/** Scheme, host and port by which a request reached this server, also through a proxy. */
export function originOf(given: Headers): string {
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost:3000';
  const scheme = given.get('x-forwarded-proto')?.split(',')[0] ?? 'http';
  // Goes into shell commands: nothing that a shell would read otherwise.
  const safe = /^[\w.:[\]-]+$/.test(host) && /^https?$/.test(scheme);
  return safe ? `${scheme}://${host}` : 'http://localhost:3000';
}
