import { expect, test } from 'vitest';
import { hashSecret, isOwnerKey, isShareToken, newOwnerKey, shareToken } from './share-secret';

const ID = '7f0c1d52-3a51-4f7e-9a6e-0c6f6e1f2b11';

test('keys are 256 random bits, tokens 192, both safe in addresses and cookies', () => {
  const keys = Array.from({ length: 100 }, newOwnerKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) {
    expect(isOwnerKey(key)).toBe(true);
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(isShareToken(shareToken(key, ID))).toBe(true);
    expect(Buffer.from(shareToken(key, ID), 'base64url')).toHaveLength(24);
  }
});

test('a token follows from key and share, and from nothing less', () => {
  const key = newOwnerKey();
  expect(shareToken(key, ID)).toBe(shareToken(key, ID));
  expect(shareToken(key, ID)).not.toBe(shareToken(newOwnerKey(), ID));
  expect(shareToken(key, ID)).not.toBe(shareToken(key, ID.replace('7f', '8f')));
});

test('what is stored does not hold the secret', () => {
  const key = newOwnerKey();
  const hash = hashSecret(key);
  expect(hash).toHaveLength(32);
  expect(Buffer.from(hash).toString('latin1')).not.toContain(key);
  expect(hashSecret(key)).toEqual(hash);
});

test.each(['', 'abc', '../../etc/passwd', `${'a'.repeat(32)}=`, 'ä'.repeat(32), "' OR 1=1 --"])(
  '%j is neither key nor token',
  (text) => {
    expect(isOwnerKey(text)).toBe(false);
    expect(isShareToken(text)).toBe(false);
  },
);
