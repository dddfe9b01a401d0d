import type { Share } from '@/lib/domain/share/share';
import { hashSecret } from '@/lib/domain/share/share-secret';
import type { Database } from './database';
import { SHARE_FIELDS, toShare } from './share-row';

/** A list of shares goes no further back. */
export const SHARE_LIST_LIMIT = 500;

/** What was shared with this key, newest first, those that expired lately included; at most `SHARE_LIST_LIMIT`. */
export async function listShares(db: Database, ownerKey: string): Promise<Share[]> {
  const rows = await db.prisma.share.findMany({
    where: { ownerHash: hashSecret(ownerKey) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: SHARE_LIST_LIMIT,
    select: SHARE_FIELDS,
  });
  return rows.map(toShare);
}

/** Ends a share of this key, its snapshot included. False where the key has no such share. */
export async function revokeShare(db: Database, ownerKey: string, shareId: string): Promise<boolean> {
  const { count } = await db.prisma.share.deleteMany({
    where: { id: shareId, ownerHash: hashSecret(ownerKey) },
  });
  return count > 0;
}
