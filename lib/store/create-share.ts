import { randomUUID } from 'node:crypto';
import type { Share } from '@/lib/domain/share/share';
import { hashSecret, shareToken } from '@/lib/domain/share/share-secret';
import type { Database } from './database';
import { SHARE_FIELDS, toShare } from './share-row';
import { packSnapshot } from './share-snapshot';
import { storableText } from './storable-text';

/** What is to be shared. */
export interface NewShare {
  ownerKey: string;
  bootId: string;
  title: string;
  note: string | null;
  nowMs: number;
  expiresAtMs: number | null;
  /** The frozen view, as plain data. */
  view: unknown;
}

/** Stays in its owner's list for so long after its end. */
const KEPT_EXPIRED_MS = 30 * 86_400_000;

/** Freezes a view; the token is `shareToken(ownerKey, id)`. Throws SnapshotTooLarge. Also clears away what ended long ago. */
export async function createShare(db: Database, given: NewShare): Promise<Share> {
  const { ownerKey, bootId, title, note, nowMs, expiresAtMs, view } = given;
  const snapshot = await packSnapshot(view);
  const id = randomUUID();
  await db.prisma.share.deleteMany({ where: { expiresAt: { lt: new Date(nowMs - KEPT_EXPIRED_MS) } } });
  const row = await db.prisma.share.create({
    data: {
      id,
      tokenHash: hashSecret(shareToken(ownerKey, id)),
      ownerHash: hashSecret(ownerKey),
      bootId,
      title: storableText(title),
      note: note === null ? null : storableText(note),
      createdAt: new Date(nowMs),
      expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs),
      snapshot,
    },
    select: SHARE_FIELDS,
  });
  return toShare(row);
}
