import { toEvidenceLine } from '@/components/boots/boot-findings';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';

export const dynamic = 'force-dynamic';

/** The lines that prove a phase, for the page of a boot with too many phases to bring them along. */
export const GET = handle(async (request: Request, context: { params: Promise<{ id: string }> }) => {
  const { id } = await context.params;
  const key = new URL(request.url).searchParams.get('phase');
  const detail = /^[0-9a-f]{20}$/.test(id) ? await findBoot(getDatabase(), id) : null;
  const phase = detail?.boot.phases.find((candidate) => candidate.key === key);
  if (!detail || !phase) throw new AppError('not_found', 'There is no such phase');
  const wanted = new Set(phase.evidence);
  return Response.json(detail.events.filter((event) => wanted.has(event.id)).map(toEvidenceLine));
});
