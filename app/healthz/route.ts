import { getDatabase } from '@/lib/store/db';

export const dynamic = 'force-dynamic';

/** 200 once events can be accepted, which needs the database and nothing else. */
export async function GET(): Promise<Response> {
  try {
    await getDatabase().pool.query('SELECT 1');
    return new Response('ok\n');
  } catch {
    return new Response('the database does not answer\n', { status: 503, headers: { 'retry-after': '1' } });
  }
}
