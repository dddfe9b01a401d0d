import { ExpectedError, errorCode } from '../expected-error';
import { isPortFree } from '../free-port';

const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** The address under which this machine reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  const name = EVERYWHERE[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** The address to show to people. */
export function shownUrl(host: string, port: number): string {
  const isLocal = host in EVERYWHERE || host === '127.0.0.1' || host === '::1';
  return isLocal ? `http://localhost:${port}` : localUrl(host, port);
}

/** Throws an ExpectedError unless a server can listen there. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const free = await isPortFree(host, port).catch((error) => {
    const code = errorCode(error);
    if (code === 'EACCES') {
      throw new ExpectedError(
        `This user may not open port ${port}: choose one above 1023, e.g. PORT=3000 npm start`,
      );
    }
    throw new ExpectedError(`HOST ${host} is not an address of this machine (${code})`);
  });
  if (!free) {
    throw new ExpectedError(
      `Port ${port} on ${host} is used by another program: stop it, or choose another, e.g. PORT=${port + 1} npm start`,
    );
  }
}
