import { execFileSync } from 'node:child_process';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { compress } from 'snappyjs';
import { describe, expect, test } from 'vitest';
import { maskedCrc32c } from './crc32c';
import { decompress } from './decompress';

const LINE = '2026-01-02 03:04:05.678 7 INFO nova.compute.manager [-] [instance: 1] Took 6.48 seconds\n';
const texts = { empty: '', tiny: 'a', line: LINE, large: LINE.repeat(40_000), umlauts: 'Zustand läuft ☃\n' };
const MIB = 1024 * 1024;

/** Real zstd frames, made by Debian's `zstd`, stored so that the test needs no program. */
const ZSTD = {
  // printf 'hello hello hello hello\n' | zstd -c
  small: 'KLUv/QRYbQAAOGhlbGxvIAoBAJlLEah8Lqg=',
};

function framedSnappy(content: Buffer<ArrayBuffer>): Buffer {
  const parts = [Buffer.from([0xff, 6, 0, 0, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59])];
  for (let at = 0; at < content.length; at += 65_536) {
    const piece = content.subarray(at, at + 65_536);
    const isStored = (at / 65_536) % 2 === 1;
    const body = isStored ? piece : compress(piece);
    const header = Buffer.alloc(8);
    header[0] = isStored ? 1 : 0;
    header.writeUIntLE(body.length + 4, 1, 3);
    header.writeUInt32LE(maskedCrc32c(piece), 4);
    parts.push(header, body, Buffer.from([0xfe, 2, 0, 0, 0, 0]));
  }
  return Buffer.concat(parts);
}

describe.each(Object.entries(texts))('%s', (_, text) => {
  const plain = Buffer.from(text);
  test.each([
    ['no encoding', null, plain],
    ['identity', 'identity', plain],
    ['gzip', 'gzip', gzipSync(plain)],
    ['x-gzip in capitals', 'X-GZIP', gzipSync(plain)],
    [
      'gzip of several members',
      'gzip',
      Buffer.concat([gzipSync(plain.subarray(0, 1)), gzipSync(plain.subarray(1))]),
    ],
    ['deflate with zlib header', 'deflate', deflateSync(plain)],
    ['raw deflate', 'deflate', deflateRawSync(plain)],
    ['snappy block', 'snappy', compress(plain)],
    ['snappy framed', 'snappy', framedSnappy(plain)],
    ['gzip upon deflate', 'deflate, gzip', gzipSync(deflateSync(plain))],
  ])('%s', async (_name, encoding, bytes) => {
    expect((await decompress(bytes, encoding)).toString()).toBe(text);
  });
});

test('gzip that does not say so is recognised', async () => {
  expect((await decompress(gzipSync(LINE), null)).toString()).toBe(LINE);
});

test('a zstd frame, announced or not', async () => {
  const frame = Buffer.from(ZSTD.small, 'base64');
  expect((await decompress(frame, 'zstd')).toString()).toBe('hello hello hello hello\n');
  expect((await decompress(frame, null)).toString()).toBe('hello hello hello hello\n');
  expect((await decompress(Buffer.concat([frame, frame]), 'zstd')).length).toBe(48);
});

const hasZstd = (() => {
  try {
    execFileSync('zstd', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasZstd).each([['-1'], ['-3'], ['-19'], ['--no-check'], ['--no-content-size']])(
  'zstd %s over all sizes',
  async (option) => {
    for (const text of Object.values(texts)) {
      const frame = execFileSync('zstd', ['-c', option], { input: text, maxBuffer: 64 * MIB });
      expect((await decompress(frame, 'zstd')).toString() === text).toBe(true);
    }
  },
);

function zstdBomb(blocks: number, windowDescriptor = 0x58): Buffer {
  const block = Buffer.from([0x02, 0x00, 0x10, 0x41]);
  const last = Buffer.from([0x03, 0x00, 0x10, 0x41]);
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, windowDescriptor]);
  return Buffer.concat([header, ...Array.from({ length: blocks - 1 }, () => block), last]);
}

function snappyBlockBomb(length: number): Buffer {
  const stated: number[] = [];
  for (let rest = length; ; rest = Math.floor(rest / 128)) {
    stated.push(rest < 128 ? rest : (rest % 128) + 128);
    if (rest < 128) break;
  }
  return Buffer.from([...stated, 0, 0x41]);
}

describe('1 GiB from about 1 MB', () => {
  const zeros = Buffer.alloc(64 * MIB);
  const gzipMember = gzipSync(zeros);
  test.each([
    ['gzip', 'gzip', () => Buffer.concat(Array.from({ length: 16 }, () => gzipMember))],
    [
      'gzip upon gzip',
      'gzip, gzip',
      () => gzipSync(Buffer.concat(Array.from({ length: 17 }, () => gzipMember))),
    ],
    ['deflate', 'deflate', () => deflateSync(Buffer.concat([zeros, zeros]))],
    ['zstd of repeated bytes', 'zstd', () => zstdBomb(8192)],
    ['snappy block that states 4 GB', 'snappy', () => snappyBlockBomb(4_294_967_295)],
  ])('%s is refused at the cap and costs little memory', async (_name, encoding, build) => {
    const bytes = build();
    const before = process.memoryUsage();
    await expect(decompress(bytes, encoding, 8 * MIB)).rejects.toMatchObject({ code: 'body_too_large' });
    const after = process.memoryUsage();
    expect(after.rss - before.rss).toBeLessThan(100 * MIB);
  });
});

test('a zstd window of gigabytes is refused before it is allocated', async () => {
  await expect(decompress(zstdBomb(1, 0xa8), 'zstd')).rejects.toMatchObject({
    code: 'malformed_compression',
  });
});

describe('damaged bodies are refused with a reason', () => {
  const good = Buffer.from(LINE.repeat(100));
  test.each([
    ['not gzip', 'gzip', good],
    ['gzip cut off', 'gzip', gzipSync(good).subarray(0, -9)],
    ['not deflate', 'deflate', good],
    ['not zstd', 'zstd', good],
    ['zstd cut off', 'zstd', Buffer.from(ZSTD.small, 'base64').subarray(0, -6)],
    ['zstd of two bytes', 'zstd', Buffer.from([0x28, 0xb5])],
    ['not snappy', 'snappy', good],
    ['snappy of nothing but continuation', 'snappy', Buffer.from([0xff, 0xff])],
    ['framed snappy with a wrong checksum', 'snappy', flipLast(framedSnappy(good))],
    ['framed snappy cut off', 'snappy', framedSnappy(good).subarray(0, -8)],
  ])('%s', async (_name, encoding, bytes) => {
    await expect(decompress(bytes, encoding)).rejects.toMatchObject({
      code: 'malformed_compression',
      message: expect.stringContaining(encoding),
    });
  });
});

function flipLast(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[14] = (copy[14] ?? 0) ^ 0xff;
  return copy;
}

test.each(['br', 'lz4', 'constructor', 'gzip, compress'])(
  'encoding %s is refused by name',
  async (encoding) => {
    await expect(decompress(Buffer.from('x'), encoding)).rejects.toMatchObject({
      code: 'unsupported_encoding',
    });
  },
);

test('encodings cannot be piled up without end', async () => {
  await expect(decompress(Buffer.from('x'), 'gzip,'.repeat(5))).rejects.toMatchObject({
    code: 'unsupported_encoding',
  });
});
