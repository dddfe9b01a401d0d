import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type FrozenView, thawView } from '@/app/shares/_sharing/frozen-view';
import { OWNER_COOKIE, toOwnerKey } from '@/app/shares/_sharing/owner-key';
import type { Share } from '@/lib/domain/share/share';
import { getDatabase } from '@/lib/store/db';
import { openShare } from '@/lib/store/open-share';

/** A shared view as its page needs it. */
export interface SharedView {
  share: Share;
  isOwn: boolean;
  view: FrozenView;
}

/** The view behind a token, read once for page, title and picture; null for one unknown, revoked or expired. */
export const loadShare = cache(async (token: string): Promise<SharedView | null> => {
  const ownerKey = toOwnerKey((await cookies()).get(OWNER_COOKIE)?.value);
  const opened = await openShare(getDatabase(), token, { ownerKey, nowMs: Date.now() });
  return opened && { ...opened, view: thawView(opened.view) };
});
