import { subscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { packedAddresses, servePacked } from './packed-files.mjs';
import { withDecodablePath, withoutRepeatedSlashes } from './plain-url.mjs';

// Loaded into the web server before Next.
const PATIENCE_MS = 10_000;
const STATIC = '.next/static';

// Its channel to the process that started it closes when that one is gone, however it went: then finish the requests
// under way and end.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});

// Next waits for every response to end before it stops. An event stream never ends by itself, so a single open page would
// hold it; the browser reconnects to whatever serves next.
const open = new Set();
// Where it compiles while it serves nothing was packed.
const packed = existsSync(STATIC) ? packedAddresses(STATIC) : new Set();
subscribe('http.server.request.start', ({ request, response }) => {
  request.url = withDecodablePath(withoutRepeatedSlashes(request.url));
  servePacked(packed, request, response);
  open.add(response);
  response.once('close', () => open.delete(response));
});
process.once('SIGTERM', () => {
  for (const response of open) {
    if (String(response.getHeader('content-type')).startsWith('text/event-stream'))
      response.socket?.destroy();
  }
});
