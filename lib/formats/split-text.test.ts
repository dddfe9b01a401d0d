import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from './index';
import { joinContinuations, splitText } from './split-text';
import { hintsOf, recordOf } from './testing/record';

const A = '2026-11-21 00:03:00.749 7 INFO a.b [-] one';
const B = '2026-11-21 00:03:00.750 7 INFO a.b [-] two';
const texts = (text: string) => splitText(text, hintsOf()).map((record) => record.text);

describe('splitText', () => {
  it.each([
    ['one line', A, [A]],
    ['several, blank lines between', `\n${A}\n\n\n${B}\n`, [A, B]],
    ['CRLF', `${A}\r\n${B}\r\n`, [A, B]],
    [
      'lines that continue',
      `${A}\n<domain>\n\n  <uuid/>\n</domain> f /a.py:1\n${B}`,
      [`${A}\n<domain>\n  <uuid/>\n</domain> f /a.py:1`, B],
    ],
    ['text before the first record', `tail of something\n${A}`, ['tail of something', A]],
    [
      'devstack lines',
      'INFO a.b [-] one\n  DEBUG a.b [None req-1 a b] two\nINFORMATION\n',
      ['INFO a.b [-] one', '  DEBUG a.b [None req-1 a b] two\nINFORMATION'],
    ],
    [
      'OpenNebula lines',
      'Thu Jan 10 11:22:33 2019 [Z0][VM][I]: New state is ACTIVE\nThu Jan 10 11:22:34 2019 [Z0][VM][I]: x',
      [
        'Thu Jan 10 11:22:33 2019 [Z0][VM][I]: New state is ACTIVE',
        'Thu Jan 10 11:22:34 2019 [Z0][VM][I]: x',
      ],
    ],
    ['JSON lines', '{"a": 1}\n{"b": 2}', ['{"a": 1}', '{"b": 2}']],
    ['JSON printed over lines', '{\n  "a": {\n  }\n}\n', ['{\n  "a": {\n  }\n}']],
    [
      'file names before lines',
      `nova-api.log.1 ${A}\nnova-api.log.1 ${B}`,
      [`nova-api.log.1 ${A}`, `nova-api.log.1 ${B}`],
    ],
    ['nothing', '', []],
    ['blank lines', '\n\n', []],
  ])('%s', (_what, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('tells the line on which each record begins', () => {
    const text = `\n${A}\n\n<xml/>\r\n\n${B}\n${B}`;
    expect(splitText(text, hintsOf()).map(({ line }) => line)).toEqual([1, 5, 6]);
  });

  it('joins the lines of a traceback, which have the same stamp and no context', () => {
    const head = '2026-11-21 00:03:00.749 7 ERROR a.b [req-1 - -] failed';
    const trace = '2026-11-21 00:03:00.749 7 ERROR a.b Traceback (most recent call last):';
    const other = '2026-11-21 00:03:00.749 7 ERROR a.b [-] another failure';
    const later = '2026-11-21 00:03:00.750 7 ERROR a.b Traceback (most recent call last):';
    expect(texts([head, trace, other, later].join('\n'))).toEqual([`${head}\n${trace}`, other, later]);
  });

  it('gives each record its byte offset where the text has one', () => {
    const text = `${A} é\n\n${B}\n${A}`;
    const offsets = splitText(text, hintsOf({ offset: 1000 })).map((record) => record.hints.offset);
    const bytes = (part: string) => Buffer.byteLength(part);
    expect(offsets).toEqual([1000, 1000 + bytes(`${A} é\n\n`), 1000 + bytes(`${A} é\n\n${B}\n`)]);
    expect(splitText(text, hintsOf())[0]?.hints.offset).toBeNull();
  });

  it('loses no line and keeps their order', () => {
    const line = fc.oneof(
      fc.constantFrom(A, B, '', '  x', '{"a":1}', 'Traceback', 'Nov 21 00:03:00 h p[1]: x'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const clean = lines.map((text) =>
          text.replace(/[\r\n]|#033/g, '').replaceAll(String.fromCharCode(27), ''),
        );
        const split = splitText(clean.join('\n'), hintsOf()).flatMap((record) => record.text.split('\n'));
        expect(split).toEqual(clean.filter((text) => text !== ''));
      }),
    );
  });
});

describe('joinContinuations', () => {
  it('joins lines of the same host and path, whatever comes between', () => {
    const one = { host: 'a', path: '/x.log' };
    const two = { host: 'b', path: '/x.log' };
    const joined = joinContinuations([
      { ...recordOf(A, one), index: 0 },
      { ...recordOf(B, two), index: 1 },
      { ...recordOf('<domain>', one), index: 2 },
      { ...recordOf('', one), index: 3 },
      { ...recordOf('</domain>', one), index: 4 },
      { ...recordOf(B, one), index: 5 },
    ]);
    expect(joined.map(({ text, index }) => [text, index])).toEqual([
      [`${A}\n<domain>\n</domain>`, 0],
      [B, 1],
      [B, 5],
    ]);
  });
});

describe('understand', () => {
  const seeds = [
    `2026-11-21 00:03:00.749 7 DEBUG nova.compute.manager [None req-0a1b2c3d-1111-4222-8333-444455556666 u p - - d d] [instance: 5f1c0d6a-9a2b-4c3d-8e4f-102030405060] Starting instance... f /a.py:1`,
    `2026-11-21 00:03:00.749 7 DEBUG nova.api.openstack.wsgi [-] Action: 'create', calling method: <x>, body: {u'server': {'name': 'x', 'imageRef': None}} f /a.py:1`,
    `Nov 21 00:03:00 h nova-compute[7]: 2026-11-21 00:03:00.749 7 INFO nova.compute.claims [-] Claim successful`,
    '{"levelname": "INFO", "name": "nova.compute.manager", "message": "Took 1.0 seconds to build instance.", "created": 1795219380.1}',
    '{"event_type": "instance.create.end", "payload": {"nova_object.data": {"uuid": "x", "flavor": []}}, "timestamp": "2026-11-21 00:03:00"}',
    '2026-11-21 00:03:00.749 7 INFO oslo.messaging.notification.instance.create.end [-] {"event_type": "instance.create.end", "payload": 1}',
  ];

  it('answers every text, however it is cut or mangled', () => {
    const mangled = fc
      .tuple(fc.constantFrom(...seeds), fc.nat(400), fc.nat(400), fc.string({ maxLength: 8 }))
      .map(([seed, from, to, noise]) => seed.slice(0, from) + noise + seed.slice(Math.min(from, to)));
    fc.assert(
      fc.property(fc.oneof(mangled, fc.string()), (text) => {
        expect(['events', 'ignored', 'malformed']).toContain(understand(recordOf(text)).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
