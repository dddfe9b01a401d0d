import type { Prisma } from '@/generated/prisma/client';
import type { Share } from '@/lib/domain/share/share';

/** What `toShare` reads: everything but the hashes and the snapshot. */
export const SHARE_FIELDS = {
  id: true,
  bootId: true,
  title: true,
  note: true,
  createdAt: true,
  expiresAt: true,
  lastOpenedAt: true,
  opens: true,
} as const satisfies Prisma.ShareSelect;

type ShareRow = Prisma.ShareGetPayload<{ select: typeof SHARE_FIELDS }>;

export function toShare({ createdAt, expiresAt, lastOpenedAt, ...row }: ShareRow): Share {
  return {
    ...row,
    createdAtMs: createdAt.getTime(),
    expiresAtMs: expiresAt?.getTime() ?? null,
    lastOpenedAtMs: lastOpenedAt?.getTime() ?? null,
  };
}
