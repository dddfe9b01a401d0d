import { z } from 'zod';
import { FINDING_CAUSES } from '@/lib/domain/diagnosis/finding';
import { PEER_TRAITS } from '@/lib/domain/peers';

const ms = z.number().describe('Milliseconds');
const text = z.string();

const rankSchema = z.strictObject({
  n: z.number().describe('Peers that have the figure'),
  p50: ms.nullable(),
  p90: ms.nullable(),
  p95: ms.nullable(),
  p99: ms.nullable(),
  max: ms.nullable(),
  faster: z.number().nullable().describe('Share of these peers that were faster than this boot, 0 to 1'),
});

const findingSchema = z.strictObject({
  cause: z.enum(FINDING_CAUSES),
  headline: text.describe('What happened, with its figures'),
  detail: text.describe('Its further figures, and what is usual among the peers; may be empty'),
  costMs: ms.describe(
    'What exceeds the median of the peers, else all of it; costs of two findings may overlap',
  ),
  share: z.number().describe('Part of the boot that this is, 0 to 1'),
  phase: text.nullable().describe('Key of the phase that shows it, `gap:<n>` for time that no phase covers'),
  evidence: z.array(text).describe('Ids of the events that prove it'),
  related: z.array(z.strictObject({ id: text, name: text, part: text, phase: text.nullable() })),
  advice: text.nullable(),
});

/** What a boot's JSON says beside its own evidence. */
export const explanationShape = {
  verdict: text.describe('How long it took, how that compares, and what took most of it'),
  peers: z
    .strictObject({
      traits: z.array(z.enum(PEER_TRAITS)).describe('What they share with the boot, beside source and cloud'),
      days: z
        .number()
        .nullable()
        .describe('Length of time before the boot that they are from; null: all time'),
      n: z.number(),
      total: rankSchema,
      build: rankSchema,
      phases: z.record(text, rankSchema).describe('By phase name'),
    })
    .describe('How the boots fared that share image, flavor and cache state with this one'),
  diagnosis: z
    .array(findingSchema)
    .describe('Why it took so long, most costly first; empty where nothing is unusual'),
};
