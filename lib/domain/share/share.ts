/** Days after which a shared link may end. */
export const SHARE_DAYS = [1, 7, 30] as const;

export type ShareDays = (typeof SHARE_DAYS)[number];

/** A note is a remark, not a document. */
export const MAX_NOTE_CHARS = 500;

/** A link to a view as it was, without the view itself. */
export interface Share {
  /** UUID; says nothing about the token to those who lack the owner's key. */
  id: string;
  bootId: string;
  /** Name of what was shared, as it was then. */
  title: string;
  note: string | null;
  /** Unix milliseconds. */
  createdAtMs: number;
  /** Unix milliseconds; null for one that does not end by itself. */
  expiresAtMs: number | null;
  lastOpenedAtMs: number | null;
  opens: number;
}

/** Whether the link has ended by itself. */
export function isExpired({ expiresAtMs }: Pick<Share, 'expiresAtMs'>, nowMs: number): boolean {
  return expiresAtMs !== null && expiresAtMs <= nowMs;
}
