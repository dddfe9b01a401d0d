import { createHash, createHmac, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const TOKEN_BYTES = 24;
const KEY = /^[\w-]{43}$/;
const TOKEN = /^[\w-]{32}$/;

/** A new key of a browser, 256 random bits in base64url: who has it may list and revoke what was shared with it. */
export function newOwnerKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

export function isOwnerKey(text: string): boolean {
  return KEY.test(text);
}

/**
 * The token of a shared link, 192 bits in base64url. Made of the owner's random key and the share's random id by HMAC-SHA256:
 * nobody else can tell it from random bits, and the owner's own list can show the link again although no token is stored.
 */
export function shareToken(ownerKey: string, shareId: string): string {
  return createHmac('sha256', ownerKey)
    .update(`share:${shareId}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');
}

export function isShareToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * What is stored and looked up in place of a secret. The secrets are long and random, so that a plain SHA-256 cannot be
 * guessed backwards; and a search by hash takes no longer for a guess that is nearly right.
 */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(secret).digest());
}
