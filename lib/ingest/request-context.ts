import { isKnownZone } from '@/lib/formats/zoned-time';
import { IngestError } from './ingest-error';
import { DEFAULT_CLOUD, type ItemContext } from './item-context';
import { hintsSchema } from './schema';

/**
 * Reads the hints of a request's query. Parameters that are no hint are left alone: shippers add their own.
 * @throws IngestError `invalid_parameter`, naming the parameter or the unknown zone
 */
export function readContext(query: URLSearchParams, receivedMs: number): ItemContext {
  const given = [...query].filter(([name, value]) => name in hintsSchema.shape && value.trim() !== '');
  const parsed = hintsSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new IngestError('invalid_parameter', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const hints = parsed.data;
  if (hints.tz !== undefined && !isKnownZone(hints.tz)) {
    throw new IngestError(
      'invalid_parameter',
      `tz: "${hints.tz}" is no known time zone; give an IANA name such as Europe/Berlin, or UTC`,
    );
  }
  return { hints, cloud: hints.cloud ?? DEFAULT_CLOUD, receivedMs };
}
