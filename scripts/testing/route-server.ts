import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** Route modules by path; `*` at the end stands for the `id` of a path. */
export type Routes = Readonly<Record<string, object>>;

/** The app's own route handlers behind a real HTTP server, without a build. */
export interface RouteServer {
  url: URL;
  close(): Promise<void>;
}

export async function serveRoutes(routes: Routes, port = 0): Promise<RouteServer> {
  const server = createServer((incoming, outgoing) => {
    answer(routes, incoming, outgoing).catch((error: unknown) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${given}`), close: () => close(server) };
}

async function answer(routes: Routes, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const cut = url.pathname.lastIndexOf('/') + 1;
  const route = routes[url.pathname] ?? routes[`${url.pathname.slice(0, cut)}*`];
  const handler = route && handlerOf(route, incoming.method ?? 'GET');
  const id = decodeURIComponent(url.pathname.slice(cut));
  const response = handler
    ? await handler(toRequest(incoming, url), { params: Promise.resolve({ id }) })
    : new Response(null, { status: route ? 405 : 404 });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** A route module exports its handlers under the names of methods; Next checks their type. */
function handlerOf(route: object, method: string): Handler | undefined {
  return new Map<string, unknown>(Object.entries(route)).get(method) as Handler | undefined;
}

function toRequest(incoming: IncomingMessage, url: URL): Request {
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  return new Request(url, {
    method: incoming.method,
    headers: Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  } as RequestInit);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
