import { isExpired, type Share } from '@/lib/domain/share/share';
import { hashSecret, isShareToken } from '@/lib/domain/share/share-secret';
import type { Database } from './database';
import { SHARE_FIELDS, toShare } from './share-row';
import { unpackSnapshot } from './share-snapshot';

/** A shared view with what was frozen of it. */
export interface OpenedShare {
  share: Share;
  /** Whether it was shared with the reader's own key. */
  isOwn: boolean;
  /** As `createShare` was given it. */
  view: unknown;
}

/** The view behind a token; null for one that is unknown, revoked or expired, without telling which. */
export async function openShare(
  db: Database,
  token: string,
  reader: { ownerKey: string | null; nowMs: number },
): Promise<OpenedShare | null> {
  if (!isShareToken(token)) return null;
  const row = await db.prisma.share.findUnique({
    where: { tokenHash: hashSecret(token) },
    select: { ...SHARE_FIELDS, ownerHash: true, snapshot: true },
  });
  if (!row) return null;
  const { ownerHash, snapshot, ...rest } = row;
  const share = toShare(rest);
  if (isExpired(share, reader.nowMs)) return null;
  const isOwn = reader.ownerKey !== null && Buffer.from(ownerHash).equals(hashSecret(reader.ownerKey));
  return { share, isOwn, view: await unpackSnapshot(snapshot) };
}

/** Counts that somebody opened a shared view. */
export async function countOpening(db: Database, shareId: string, nowMs: number): Promise<void> {
  await db.prisma.share.updateMany({
    where: { id: shareId },
    data: { opens: { increment: 1 }, lastOpenedAt: new Date(nowMs) },
  });
}
