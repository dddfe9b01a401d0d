import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { getDatabase } from '@/lib/store/db';
import { takeEvents } from './take-events';

export const dynamic = 'force-dynamic';

export const { PATCH, DELETE, OPTIONS } = refuseMethods('GET', 'POST', 'PUT');

/** Takes events and log lines; see `/docs`. */
export const POST = handle((request: Request) => takeEvents(getDatabase(), request));

/** Some shippers send what is a POST as a PUT (Fluentd's `http_method put`). */
export const PUT = POST;

/** Health checks of shippers (Vector's HEAD, rsyslog's `checkpath`) want 200 here. */
export const GET = handle(async () =>
  jsonResponse({ service: 'bootfall', post: '/api/v1/events', docs: '/docs' }),
);

export const HEAD = handle(async () => new Response(null));
