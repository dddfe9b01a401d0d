import { createServer } from 'node:net';
import { errorCode } from './expected-error';

/** Whether a server can listen there. Throws when the address itself is impossible (EADDRNOTAVAIL, EACCES …). */
export function isPortFree(host: string, port: number): Promise<boolean> {
  return listenOnce(host, port).then(
    () => true,
    (error) => {
      if (errorCode(error) === 'EADDRINUSE') return false;
      throw error;
    },
  );
}

/** `wanted` if it is free, otherwise some free port. 0 wants none in particular. */
export async function freePort(host: string, wanted = 0): Promise<number> {
  if (wanted > 0 && (await isPortFree(host, wanted))) return wanted;
  return listenOnce(host, 0);
}

/** Listens and closes again; resolves with the port. */
function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
