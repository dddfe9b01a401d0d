import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { refuseCrossSite } from '@/lib/http/same-site';
import { getDatabase } from '@/lib/store/db';
import { deleteMarker } from '@/lib/store/markers';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, OPTIONS } = refuseMethods('DELETE');

/** Takes a posted change away. Noticed ones follow from the boots and stay. */
export const DELETE = handle(async (request: Request, context: { params: Promise<{ id: string }> }) => {
  refuseCrossSite(request);
  const { id } = await context.params;
  if (!(await deleteMarker(getDatabase(), id))) {
    throw new AppError('not_found', 'No marker of this id was posted');
  }
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
});
