import { findSharedProjector } from '@/lib/projector/shared-projector';

export const dynamic = 'force-dynamic';

/** 200 once pages and statistics show what was ingested: when the projector is at work. */
export async function GET(): Promise<Response> {
  if (findSharedProjector()?.isWorking()) return new Response('ready\n');
  return new Response('the projector is not at work\n', { status: 503, headers: { 'retry-after': '1' } });
}
