import { expect, test } from 'vitest';
import { decodeText } from './decode-text';

const utf16 = (text: string, mark = '\ufeff') => Buffer.from(mark + text, 'utf16le');

test.each([
  ['UTF-8', Buffer.from('Zürich ☃'), null, 'Zürich ☃'],
  ['a byte-order mark', Buffer.from('\ufeffline'), 'text/plain', 'line'],
  ['a charset parameter', Buffer.from('x'), 'application/json; charset="UTF-8"', 'x'],
  ['latin-1 that says so', Buffer.from([0x5a, 0xfc]), 'text/plain; charset=iso-8859-1', 'Zü'],
  ['latin-1 that does not say so', Buffer.from([0x5a, 0xfc, 0x0a, 0x61]), null, 'Z\ufffd\na'],
  ['NUL bytes', Buffer.from('a\0b\nc'), null, 'a\ufffdb\nc'],
  ['nothing', Buffer.alloc(0), null, ''],
  ['one byte', Buffer.from('a'), null, 'a'],
  ['a short line with NULs', Buffer.from('ab\0\0cdef'), null, 'ab\ufffd\ufffdcdef'],
])('%s', (_name, bytes, contentType, text) => {
  expect(decodeText(bytes, contentType)).toBe(text);
});

test.each([
  ['UTF-16 with a mark', utf16('[{"a":1}]'), null],
  ['UTF-16 without a mark', utf16('[{"a":1}]', ''), 'application/json'],
  ['big-endian UTF-16', Buffer.from(utf16('{"a":"b"}', '')).swap16(), null],
  ['UTF-16 that says so', Buffer.from('ab'), 'text/plain; charset=utf-16'],
  ['an unknown charset', Buffer.from('ab'), 'text/plain; charset=klingon'],
])('%s is refused', (_name, bytes, contentType) => {
  expect(() => decodeText(bytes, contentType)).toThrow(
    expect.objectContaining({ code: 'unsupported_charset', message: expect.stringContaining('UTF-8') }),
  );
});

test.each([
  'application/msgpack',
  'application/x-msgpack',
  'application/x-protobuf',
  'multipart/form-data; boundary=x',
])('%s is refused before it is read as garbage', (contentType) => {
  expect(() => decodeText(Buffer.from('x'), contentType)).toThrow(
    expect.objectContaining({
      code: 'unsupported_media_type',
      message: expect.stringContaining('json_lines'),
    }),
  );
});

test.each(['application/octet-stream', 'application/x-www-form-urlencoded', 'application/json', '', null])(
  '%s is taken for text',
  (contentType) => {
    expect(decodeText(Buffer.from('x'), contentType)).toBe('x');
  },
);
