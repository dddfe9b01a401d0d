import { readPulse } from '@/app/_frame/read-pulse';
import { handle } from '@/lib/http/handle';

/** What the dot in the header asks every few seconds. */
export const GET = handle(async () =>
  Response.json(await readPulse(), { headers: { 'cache-control': 'no-store' } }),
);
