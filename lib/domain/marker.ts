/** What was changed. `image` and `release` are also noticed in the boots themselves. */
export const MARKER_KINDS = ['deploy', 'image', 'release', 'config', 'maintenance', 'other'] as const;

export type MarkerKind = (typeof MARKER_KINDS)[number];

/** What a change concerns. Null: it is not narrowed by this. Image and flavor are names or ids. */
export interface MarkerScope {
  cloud: string | null;
  image: string | null;
  flavor: string | null;
  host: string | null;
}

/** A change at a moment, to be held against durations. */
export interface Marker {
  id: string;
  /** Unix milliseconds. */
  atMs: number;
  kind: MarkerKind;
  title: string;
  /** Where more is said: a pipeline, a ticket. */
  url: string | null;
  scope: MarkerScope;
  /** `posted` by people or their pipelines; `noticed`: follows from the boots themselves. */
  basis: 'posted' | 'noticed';
}

/** The markers of a window, oldest first. */
export interface MarkerList {
  markers: Marker[];
  /** Older ones that are left out because there are too many. */
  omitted: number;
}
