import { z } from 'zod';
import { MARKER_KINDS, type Marker } from '@/lib/domain/marker';
import { markerIdOf, NOTICED_PREFIX } from '@/lib/domain/marker-id';
import { parseMoment, problemOfRange } from '@/lib/domain/stated-moment';
import { isoInstant } from './figures';

const name = z.string().trim().min(1).max(255);

const moment = z.union([z.string(), z.number()]).transform((stated, context): number => {
  const parsed = parseMoment(stated);
  const problem = 'problem' in parsed ? parsed.problem : problemOfRange(parsed.atMs, Date.now());
  if (problem === null && 'atMs' in parsed) return Math.round(parsed.atMs);
  context.addIssue({ code: 'custom', message: problem ?? 'is no moment' });
  return z.NEVER;
});

/** Body of `POST /api/v1/markers`. */
export const newMarkerSchema = z.strictObject({
  at: moment.describe('ISO 8601 with zone, or Unix time'),
  title: name.describe('What was changed, as the charts say it'),
  kind: z.enum(MARKER_KINDS).default('deploy').describe('What kind of change'),
  scope: z
    .strictObject({
      cloud: name.describe('Label of the cloud'),
      image: name.describe('Name or id'),
      flavor: name.describe('Name or id'),
      host: name.describe('Compute host'),
    })
    .partial()
    .default({})
    .describe('What it concerns, `{cloud, image, flavor, host}`; what is not given does not narrow it'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null)
    .describe('Where more is said'),
  id: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, 'has 1 to 100 letters, digits or _ . : -')
    .refine((id) => !id.startsWith(NOTICED_PREFIX), `may not begin with ${NOTICED_PREFIX}`)
    .optional()
    .describe('The marker of this id is replaced; without it, the same change told again is the same marker'),
});

/** A body of the schema as a marker. */
export function toMarker({ at, title, kind, scope, url, id }: z.output<typeof newMarkerSchema>) {
  const { cloud = null, image = null, flavor = null, host = null } = scope;
  const told = { atMs: at, title, kind, scope: { cloud, image, flavor, host } };
  return { ...told, url, id: id ?? markerIdOf(told) };
}

/** A marker as the API answers it. */
export const markerSchema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime().describe('ISO 8601 in UTC'),
  title: z.string(),
  kind: z.enum(MARKER_KINDS),
  scope: z.strictObject({
    cloud: z.string().nullable(),
    image: z.string().nullable(),
    flavor: z.string().nullable(),
    host: z.string().nullable(),
  }),
  url: z.string().nullable(),
  basis: z.enum(['posted', 'noticed']).describe('noticed: it follows from the boots themselves'),
});

/** Answer of `GET /api/v1/markers`. */
export const markerListSchema = z.strictObject({
  markers: z.array(markerSchema).describe('Oldest first'),
  omitted: z.number().describe('Older ones that are left out because there are too many'),
});

export type MarkerJson = z.infer<typeof markerSchema>;

export function toMarkerJson({ atMs, ...marker }: Marker): MarkerJson {
  return { ...marker, at: isoInstant(atMs) };
}
