import { originOf } from '@/app/_frame/origin-of';
import { findFormSuffix, formResponse } from '@/app/api/v1/boots/[id]/form-response';
import { BOOT_FORMS } from '@/app/api/v1/boots/[id]/forms';
import { thawView } from '@/app/shares/_sharing/frozen-view';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { Query } from '@/lib/http/query';
import { getDatabase } from '@/lib/store/db';
import { openShare } from '@/lib/store/open-share';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ token: string; file: string }>;
}

/** `boot.csv` and the like: the boot of a shared view as it was when it was shared, in any form of a live one. */
export const GET = handle(async (request: Request, context: Context) => {
  const { token, file } = await context.params;
  const suffix = findFormSuffix(/^boot\.([a-z.]+)$/i.exec(file)?.[1]);
  const opened = suffix && (await openShare(getDatabase(), token, { ownerKey: null, nowMs: Date.now() }));
  if (!opened) throw new AppError('not_found', 'Nothing is shared here');
  const query = new Query(new URL(request.url).searchParams).allowOnly(BOOT_FORMS[suffix].parameters);
  const { detail, explanation = null } = thawView(opened.view).data;
  const pageUrl = `${originOf(request.headers)}/s/${token}`;
  const response = await formResponse(
    request,
    suffix,
    { detail, explanation, query, pageUrl },
    { isFile: true },
  );
  // Once it is revoked, nobody's cache has it.
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
});
