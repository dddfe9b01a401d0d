import type { IndexState } from '@/lib/domain/statistics/answer';
import { findSharedProjector } from '@/lib/projector/shared-projector';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';

export const dynamic = 'force-dynamic';

/** 200 once pages and statistics show what was ingested: when the projector is at work. */
export async function GET(): Promise<Response> {
  if (findSharedProjector()?.isWorking())
    return new Response(`ready\n${wordsOf(getStatistics().indexState())}\n`);
  return new Response('the projector is not at work\n', { status: 503, headers: { 'retry-after': '1' } });
}

function wordsOf({ state, boots, expected, fromMs }: IndexState): string {
  if (state === 'off') return 'no index; statistics come from the database';
  if (state === 'behind') return 'index behind; statistics come from the database meanwhile';
  if (state === 'filling') {
    const percent = expected > 0 ? Math.floor((100 * boots) / Math.max(expected, boots)) : 0;
    return `index ${percent} % filled; statistics come from the database meanwhile`;
  }
  const reach = fromMs === null ? '' : ` since ${new Date(fromMs).toISOString()}`;
  return `index ready: ${boots} boots${reach}`;
}
