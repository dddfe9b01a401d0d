import { z } from 'zod';
import { BOOT_SORTS, type BootSort } from '@/lib/domain/cohort';

/** The place in an ordered list after which a page begins, or before which it ends. */
export interface BootCursor {
  /** The page lies before this place. */
  isBack: boolean;
  sort: BootSort;
  /** What the list is ordered by: a start in Unix milliseconds, or a duration in milliseconds. */
  value: number;
  id: string;
}

const cursorSchema = z.tuple([
  z.enum(BOOT_SORTS),
  z.number(),
  z.string().regex(/^[0-9a-f]{1,40}$/),
  z.literal('back').optional(),
]);

/** Thrown for a cursor that was not made by `encodeCursor`, or for another order. */
export class CursorError extends Error {
  override name = 'CursorError';
}

/** The cursor as an opaque word for a URL. */
export function encodeCursor({ isBack, sort, value, id }: BootCursor): string {
  return Buffer.from(JSON.stringify([sort, value, id, ...(isBack ? ['back'] : [])])).toString('base64url');
}

/** Reads a cursor of a list in this order. Throws CursorError. */
export function decodeCursor(text: string, sort: BootSort): BootCursor {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) throw new CursorError('The cursor is not one that this list gave');
  const [ofSort, value, id, back] = parsed.data;
  if (ofSort !== sort) throw new CursorError(`The cursor is of a list in the order ${ofSort}`);
  return { isBack: back !== undefined, sort, value, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
