/** What is known to have happened to a host's copy of an image. */
export const IMAGE_FACT_KINDS = ['present', 'fetched', 'sought', 'used', 'removed'] as const;

export type ImageFactKind = (typeof IMAGE_FACT_KINDS)[number];

/**
 * `present`: the image-cache manager saw the base file; `fetched`: a boot or a pre-cache request filled it;
 * `sought`: a boot came to it, and no line tells whether it was there or had to be fetched; `used`: a boot from it
 * succeeded; `removed`: the manager deleted it.
 */
export interface ImageFact {
  cloud: string;
  host: string;
  cacheKey: string;
  kind: ImageFactKind;
  atMs: number;
  /** Instance whose boot is the fact; null for the image-cache manager's own lines. */
  instance: string | null;
  /** Id of the event that proves it. */
  event: string;
}
