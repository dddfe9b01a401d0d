import { z } from 'zod';
import { MAX_NOTE_CHARS, SHARE_DAYS, type Share } from '@/lib/domain/share/share';
import { isoInstant, isoInstantOrNull } from './figures';

/** Body of `POST /api/v1/shares`. */
export const newShareSchema = z.strictObject({
  boot: z
    .string()
    .regex(/^[0-9a-f]{20}$/, 'is no id of a boot')
    .describe('Id of the boot'),
  query: z
    .string()
    .max(2000)
    .default('')
    .describe('Query of the boot page: the selected phase, the zone `tz`, and what else is looked at'),
  note: z
    .string()
    .trim()
    .max(MAX_NOTE_CHARS)
    .nullable()
    .default(null)
    .transform((note) => note || null)
    .describe('A remark that is shown above the view'),
  expiresInDays: z
    .literal(SHARE_DAYS)
    .nullable()
    .default(null)
    .describe('Days after which the link ends; null: it does not'),
});

const instant = z.iso.datetime().describe('ISO 8601 in UTC');

/** A shared link as its owner sees it. */
export const shareSchema = z.strictObject({
  id: z.uuid(),
  boot: z.string().describe('Id of the boot'),
  title: z.string().describe('Name of the instance'),
  note: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastOpenedAt: instant.nullable(),
  opens: z.number(),
  url: z.string().describe('The link; who has it may read the view'),
});

export type ShareJson = z.infer<typeof shareSchema>;

/** Answer of `GET /api/v1/shares`. */
export const shareListSchema = z.strictObject({ shares: z.array(shareSchema) });

/** A share with its link. */
export function toShareJson(share: Share, url: string): ShareJson {
  return {
    id: share.id,
    boot: share.bootId,
    title: share.title,
    note: share.note,
    createdAt: isoInstant(share.createdAtMs),
    expiresAt: isoInstantOrNull(share.expiresAtMs),
    lastOpenedAt: isoInstantOrNull(share.lastOpenedAtMs),
    opens: share.opens,
    url,
  };
}
