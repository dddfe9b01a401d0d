import type { z } from 'zod';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import type { flavorSchema, imageSchema } from './schema';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A posted image as the domain names it; a bare uuid is an id, any other bare word a name. */
export function imageRefOf(posted: z.infer<typeof imageSchema> | undefined): ImageRef | undefined {
  if (posted === undefined) return undefined;
  if (typeof posted === 'string') return UUID.test(posted) ? { id: posted.toLowerCase() } : { name: posted };
  return withoutUndefined({ ...posted, id: idOf(posted.id) });
}

/** A posted flavor as the domain names it. */
export function flavorRefOf(posted: z.infer<typeof flavorSchema> | undefined): FlavorRef | undefined {
  if (posted === undefined) return undefined;
  if (typeof posted === 'string') return UUID.test(posted) ? { id: posted.toLowerCase() } : { name: posted };
  return withoutUndefined({ ...posted, id: idOf(posted.id) });
}

/**
 * An instance as it is filed: uuids in lower case, since Nova writes them so; a bare OpenNebula vmid gets zone 0, the
 * zone of every cloud that has only one.
 */
export function instanceOf(source: string, posted: string | number | undefined): string | null {
  if (posted === undefined) return null;
  const text = String(posted);
  if (source === 'opennebula' && /^\d+$/.test(text)) return `0/${text}`;
  return UUID.test(text) ? text.toLowerCase() : text;
}

function idOf(id: string | number | undefined): string | undefined {
  if (id === undefined) return undefined;
  const text = String(id);
  return UUID.test(text) ? text.toLowerCase() : text;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
