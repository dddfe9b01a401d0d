import { toEvidenceLine } from '@/components/boots/boot-findings';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { loadShare } from '../load-share';

export const dynamic = 'force-dynamic';

/** The frozen lines that prove a phase, for a shared boot with too many phases to bring them along. */
export const GET = handle(async (request: Request, context: { params: Promise<{ token: string }> }) => {
  const shared = await loadShare((await context.params).token);
  const key = new URL(request.url).searchParams.get('phase');
  const detail = shared?.view.data.detail;
  const phase = detail?.boot.phases.find((candidate) => candidate.key === key);
  if (!detail || !phase) throw new AppError('not_found', 'There is no such phase');
  const wanted = new Set(phase.evidence);
  return jsonResponse(detail.events.filter((event) => wanted.has(event.id)).map(toEvidenceLine));
});
