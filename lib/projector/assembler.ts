import { assembleInstance, requestsOf } from '@/lib/domain/assemble/assemble-instance';
import { imageFactsOf, imageFactsOfHost } from '@/lib/domain/assemble/image-facts';
import { imageStepMs, inferCache } from '@/lib/domain/assemble/infer-cache';

/** The rules that make boots of events: pure, and all that the projector knows of clouds. */
export const assembler = {
  assembleInstance,
  requestsOf,
  imageFactsOf,
  imageFactsOfHost,
  imageStepMs,
  inferCache,
};

export type Assembler = typeof assembler;
