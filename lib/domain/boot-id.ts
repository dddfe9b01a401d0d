import { createHash } from 'node:crypto';

/**
 * Id of a boot, derived from what identifies it, so that late events and a rebuild keep shared links alive.
 * 20 hex digits (80 bits): a collision among 10⁹ boots has probability under 10⁻⁶.
 */
export function bootId(cloud: string, source: string, instance: string, attempt: number): string {
  return createHash('sha256')
    .update(JSON.stringify([cloud, source, instance, attempt]))
    .digest('hex')
    .slice(0, 20);
}
