import { toEvidenceLine } from '@/components/boots/boot-findings';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { getDatabase } from '@/lib/store/db';
import { findPhaseEvidence } from '@/lib/store/find-phase-evidence';

export const dynamic = 'force-dynamic';

/** The lines that prove a phase, for the page of a boot with too many phases to bring them along. */
export const GET = handle(async (request: Request, context: { params: Promise<{ id: string }> }) => {
  const { id } = await context.params;
  const key = new URL(request.url).searchParams.get('phase') ?? '';
  const events = await findPhaseEvidence(getDatabase(), id, key);
  if (!events) throw new AppError('not_found', 'There is no such phase');
  return Response.json(events.map(toEvidenceLine));
});
