import { isOwnerKey } from '@/lib/domain/share/share-secret';

/** There are no accounts: what was shared from a browser belongs to the key that it keeps in this cookie. */
export const OWNER_COOKIE = 'owner_key';

/** Longest that browsers keep a cookie: 400 days. */
const KEPT_SECONDS = 400 * 86_400;

/** The key that a value of the cookie holds; null without one. */
export function toOwnerKey(value: string | undefined): string | null {
  return value !== undefined && isOwnerKey(value) ? value : null;
}

/** The key of the browser that sent a request; null without one. */
export function readOwnerKey(request: Request): string | null {
  for (const cookie of (request.headers.get('cookie') ?? '').split(';')) {
    const [name, value] = cookie.trim().split('=', 2);
    if (name === OWNER_COOKIE) return toOwnerKey(value);
  }
  return null;
}

/** `Set-Cookie` that gives a browser its key, or keeps it for longer: no script reads it, no other site sends it along. */
export function ownerCookie(ownerKey: string, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${OWNER_COOKIE}=${ownerKey}; Path=/; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
