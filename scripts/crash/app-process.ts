import * as events from '@/app/api/v1/events/route';
import * as status from '@/app/api/v1/status/route';
import { startProjector } from '@/lib/projector/start-projector';
import { getDatabase } from '@/lib/store/db';
import { serveRoutes } from '../testing/route-server';

// What the server does with events, without the pages: ingest and projector in a process of its own that can be killed.
const { url } = await serveRoutes({ '/api/v1/events': events, '/api/v1/status': status });
startProjector(getDatabase());
process.stdout.write(`${url.href}\n`);
// When the test is gone, so is its end of this pipe.
process.stdin.once('end', () => process.exit(1)).resume();
