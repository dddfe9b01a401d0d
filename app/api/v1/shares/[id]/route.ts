import { z } from 'zod';
import { readOwnerKey } from '@/app/shares/_sharing/owner-key';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { refuseCrossSite } from '@/lib/http/same-site';
import { getDatabase } from '@/lib/store/db';
import { revokeShare } from '@/lib/store/owned-shares';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, OPTIONS } = refuseMethods('DELETE');

/** Ends a link that was shared from this browser, and forgets what it showed. */
export const DELETE = handle(async (request: Request, context: { params: Promise<{ id: string }> }) => {
  refuseCrossSite(request);
  const { id } = await context.params;
  const ownerKey = readOwnerKey(request);
  const isRevoked =
    ownerKey !== null && z.uuid().safeParse(id).success && (await revokeShare(getDatabase(), ownerKey, id));
  if (!isRevoked) throw new AppError('not_found', 'Nothing of this id was shared from this browser');
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
});
