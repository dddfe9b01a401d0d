import { shareToken } from '@/lib/domain/share/share-secret';

/** Path of a shared view; its own page puts the frozen query behind it. */
export function sharePath(ownerKey: string, shareId: string): `/s/${string}` {
  return `/s/${shareToken(ownerKey, shareId)}`;
}
