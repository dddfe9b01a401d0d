import { createHash } from 'node:crypto';

/** A uuid that follows from a text: for ids that the simulated cloud need not remember. */
export function derivedUuid(text: string): string {
  const digits = createHash('sha1').update(text).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** A request id that follows from a text. */
export function derivedRequestId(text: string): string {
  return `req-${derivedUuid(text)}`;
}
