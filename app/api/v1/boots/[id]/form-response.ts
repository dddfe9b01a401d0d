import { createHash } from 'node:crypto';
import { BOOT_FORMS, FORM_SUFFIXES, type FormRequest, type FormSuffix } from './forms';

/** The form that the end of an address asks for; null for one that there is not. */
export function findFormSuffix(text: string | undefined): FormSuffix | null {
  return FORM_SUFFIXES.find((known) => known === text?.toLowerCase()) ?? null;
}

/** A boot in a form; 304 where the reader has it already. With `isFile` it has a name to be stored under. */
export async function formResponse(
  request: Request,
  suffix: FormSuffix,
  asked: FormRequest,
  { isFile }: { isFile: boolean },
): Promise<Response> {
  const form = BOOT_FORMS[suffix];
  const text = form.render(asked);
  const headers = {
    'Content-Type': form.contentType,
    // Kept, but asked for every time: a late line changes the boot.
    'Cache-Control': 'no-cache',
    ETag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
    'X-Content-Type-Options': 'nosniff',
    // Names and log lines come from anyone: whatever a browser makes of them may do nothing.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    ...(isFile && { 'Content-Disposition': `inline; filename="boot-${asked.detail.boot.id}.${suffix}"` }),
  };
  if (isKnown(request.headers.get('if-none-match'), headers.ETag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(form.finish ? await form.finish(text, asked) : text, { headers });
}

/** Proxies that compress mark the tag as weak; the content is the same. */
function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((known) => known.trim().replace(/^W\//, ''));
  return tags.includes(tag);
}
