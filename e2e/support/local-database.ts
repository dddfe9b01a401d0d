/** Hosts that name this machine; no host at all means a socket in its file system. */
const LOCAL_HOSTS = new Set(['', 'localhost', '127.0.0.1', '[::1]']);

/**
 * Throws unless this database URL names a server of this machine (undefined or empty: the one that Bootfall starts).
 * The tests write whatever they like.
 */
export function requireLocalDatabase(databaseUrl: string | undefined): void {
  if (!databaseUrl) return;
  const url = new URL(databaseUrl);
  const hosts = [url.hostname, ...url.searchParams.getAll('host').filter((host) => !host.startsWith('/'))];
  const foreign = hosts.find((host) => !LOCAL_HOSTS.has(host));
  if (foreign !== undefined)
    throw new Error(`DATABASE_URL names ${foreign}: end-to-end tests run on databases of this machine only`);
}
