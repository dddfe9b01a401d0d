import { BOOT_FORMATS } from '@/lib/export/boot-formats';
import { AppError } from '@/lib/http/app-error';
import { toBootJson } from '@/lib/http/boot-json';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';

export const dynamic = 'force-dynamic';

const ADDRESS = /^([0-9a-f]{20})(?:\.(json|txt|csv|md|trace\.json))?$/i;

/** A boot by its id, as JSON or in the form that a suffix asks for. */
export const GET = handle(async (_request: Request, context: { params: Promise<{ id: string }> }) => {
  const { id: address } = await context.params;
  const [, id, suffix] = ADDRESS.exec(address) ?? [];
  const detail = id ? await findBoot(getDatabase(), id.toLowerCase()) : null;
  if (!id || !detail) throw new AppError('not_found', `There is no boot "${address.slice(0, 60)}"`);
  const format = BOOT_FORMATS[suffix?.toLowerCase() ?? 'json'];
  if (!format) return jsonResponse(toBootJson(detail));
  return new Response(format.render(detail), {
    headers: {
      'Content-Type': format.contentType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': `inline; filename="boot-${detail.boot.id}.${suffix?.toLowerCase()}"`,
    },
  });
});
