import { z } from 'zod';
import type { BootPageData } from '@/app/boots/[id]/boot-page-data';

/** A boot's page as it was. */
export interface FrozenView {
  data: BootPageData;
  /** Query of the page: what was selected, the zone. */
  query: string;
}

/** Changes when a `BootPageData` of before can no longer be drawn; the older forms are then brought up to date here. */
const VERSION = 1;

const storedSchema = z.object({
  version: z.literal(VERSION),
  query: z.string(),
  // Written by `freezeView` alone: the version says that it has the shape.
  data: z.custom<BootPageData>((value) => typeof value === 'object' && value !== null),
});

/** A view in the form in which it is stored. */
export function freezeView(view: FrozenView): unknown {
  return { version: VERSION, ...view } satisfies z.input<typeof storedSchema>;
}

/** A stored view; throws where a newer Bootfall has written it. */
export function thawView(stored: unknown): FrozenView {
  const { query, data } = storedSchema.parse(stored);
  return { query, data };
}
