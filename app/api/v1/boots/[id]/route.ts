import { createHash } from 'node:crypto';
import { originOf } from '@/app/_frame/origin-of';
import { explainBoot } from '@/app/boots/[id]/explain-boot';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { Query } from '@/lib/http/query';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';
import { BOOT_FORMS, FORM_SUFFIXES, type FormSuffix } from './forms';

export const dynamic = 'force-dynamic';

/** A boot by its id, as JSON or in the form that a suffix asks for; see `/docs`. */
export const GET = handle(async (request: Request, context: { params: Promise<{ id: string }> }) => {
  const { id: address } = await context.params;
  const { id, suffix } = readAddress(address);
  const form = BOOT_FORMS[suffix ?? 'json'];
  const query = new Query(new URL(request.url).searchParams).allowOnly(form.parameters);
  const detail = await findBoot(getDatabase(), id);
  if (!detail) throw notFound(address);
  const explanation = form.isExplained ? (await explainBoot(detail)).explanation : null;
  const asked = { detail, explanation, query, origin: originOf(request.headers) };
  const text = form.render(asked);
  const headers = {
    'Content-Type': form.contentType,
    // Kept, but asked for every time: a late line changes the boot.
    'Cache-Control': 'no-cache',
    ETag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
    'X-Content-Type-Options': 'nosniff',
    // Names and log lines come from anyone: whatever a browser makes of them may do nothing.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    ...(suffix && { 'Content-Disposition': `inline; filename="boot-${id}.${suffix}"` }),
  };
  if (isKnown(request.headers.get('if-none-match'), headers.ETag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(form.finish ? await form.finish(text, asked) : text, { headers });
});

function readAddress(address: string): { id: string; suffix: FormSuffix | null } {
  const [, id, given] = /^([0-9a-f]{20})(?:\.([a-z.]+))?$/i.exec(address) ?? [];
  const suffix = FORM_SUFFIXES.find((known) => known === given?.toLowerCase()) ?? null;
  if (id === undefined || (given !== undefined && suffix === null)) throw notFound(address);
  return { id: id.toLowerCase(), suffix };
}

function notFound(address: string): AppError {
  return new AppError('not_found', `There is no boot "${address.slice(0, 60)}"`);
}

/** Proxies that compress mark the tag as weak; the content is the same. */
function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((known) => known.trim().replace(/^W\//, ''));
  return tags.includes(tag);
}
