import { describe, expect, test } from 'vitest';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { detailFixture } from '@/lib/store/testing/detail-fixture';
import { CSV_COLUMNS, renderBootCsv } from './boot-csv';
import { renderBootMarkdown } from './boot-markdown';
import { phaseRows } from './phase-rows';
import { bootVerdict } from './verdict';

describe('phases as a tree', () => {
  const listed = (phases: Parameters<typeof phaseRows>[0]['phases']) =>
    phaseRows({ phases }).map(({ phase, depth }) => [phase.key, depth]);

  test('come by start, children below their parent', () => {
    expect(listed(detailFixture().boot.phases.toReversed())).toEqual([
      ['api', 0],
      ['image', 0],
      ['image_fetch', 1],
      ['network_allocation', 0],
      ['vif_plug_wait', 0],
    ]);
  });
  test('do not vanish with a parent that is missing, nor in a ring of parents', () => {
    const span = { startMs: 1, durationMs: 1 };
    const odd = [
      phaseFixture({ name: 'orphan', ...span, parent: 'gone' }),
      phaseFixture({ name: 'a', ...span, parent: 'b' }),
      phaseFixture({ name: 'b', ...span, parent: 'a' }),
    ];
    expect(listed(odd)).toEqual([
      ['orphan', 0],
      ['a', 0],
      ['b', 1],
    ]);
  });
  test('may nest 50 000 deep', () => {
    const deep = Array.from({ length: 50_000 }, (_, i) =>
      phaseFixture({ name: `p${i}`, startMs: i, durationMs: 1, parent: i === 0 ? null : `p${i - 1}` }),
    );
    expect(listed(deep).at(-1)).toEqual(['p49999', 49_999]);
  });
});

describe('CSV', () => {
  test('has a row for each phase, numbers to the microsecond', () => {
    const csv = renderBootCsv(detailFixture({ totalMs: 6500.1234 }));
    const rows = csv.split('\r\n').map((row) => row.split(','));
    expect(rows[0]).toEqual(CSV_COLUMNS.map(([name]) => name));
    const cells = Object.fromEntries(CSV_COLUMNS.map(([name], index) => [name, rows[3]?.[index]]));
    expect(cells).toMatchObject({
      status: 'running',
      total_ms: '6500.123',
      build_ms: '6500',
      phase: 'image_fetch',
      parent: 'image',
      depth: '1',
      start_ms: '500',
      duration_ms: '3000',
      started_at: '2026-11-21T00:02:54.576Z',
      open: 'false',
    });
    expect(rows).toHaveLength(7);
  });

  test.each([
    ['a,"b"\n', '"a,""b"""'],
    ['=cmd|calc', "'=cmd|calc"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1+1', "'=1+1"],
    ['＝1', "'＝1"],
    ['plain', 'plain'],
  ])('of an image called %j holds %j', (name, cell) => {
    expect(renderBootCsv(detailFixture({ image: { name } }))).toContain(`,${cell},m1.small,`);
  });
});

describe('Markdown', () => {
  test('has title, verdict, link and phases', () => {
    const markdown = renderBootMarkdown(detailFixture(), 'http://x/boots/1');
    expect(markdown).toContain(
      '**Running after a build of 6.50 s, image warm; longest: network allocation 4.90 s',
    );
    expect(markdown).toContain('\nhttp://x/boots/1\n');
    expect(markdown).toContain('| &nbsp;&nbsp;image fetch | image | work | 0.500 s | 3.000 s | 46.2 % |');
    expect(markdown).toContain('| VIF plug wait | network | wait | 5.000 s | 1.500 s | 23.1 % |');
  });
  test('shows names as they are', () => {
    const markdown = renderBootMarkdown(
      detailFixture({ displayName: '<img src=x>|**b**', image: { name: '[x](http://y)' } }),
      'http://x',
    );
    expect(markdown).toContain('## Boot of &lt;img src=x>\\|\\*\\*b\\*\\*');
    expect(markdown).toContain('\\[x\\]\\(http://y\\)');
  });
  test('of thousands of phases keeps to the top of the tree and says so', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      phaseFixture({ name: `p${i}`, startMs: i, durationMs: 1, parent: i === 0 ? null : 'p0' }),
    );
    const markdown = renderBootMarkdown(detailFixture({ phases: many }), 'http://x');
    expect(markdown).toContain('1 of 1000 phases');
    expect(markdown.match(/^\| p\d+ /gm)).toHaveLength(1);
  });
});

describe('the verdict', () => {
  const verdict = (fields: Parameters<typeof detailFixture>[0]) => bootVerdict(detailFixture(fields).boot);

  test('of a boot whose request was seen tells both durations', () => {
    expect(verdict({ totalMs: 6500, buildMs: 6450 })).toMatch(
      /^Running 6.50 s after the request, 6.45 s of it build/,
    );
  });
  test('of a failure tells why and in which phase', () => {
    const phases = [phaseFixture({ name: 'image_fetch', startMs: 0, durationMs: 6500, open: true })];
    const failure = { reason: 'No space left\non device.', event: 'x' };
    expect(verdict({ status: 'failed', phases, failure })).toBe(
      'Failed after 6.50 s in image fetch: No space left on device; longest: image fetch 6.50 s (100.0 %)',
    );
  });
  test('names what no phase covers where that is the longest', () => {
    expect(verdict({ unaccountedMs: 5500 })).toContain('longest: unaccounted 5.50 s (84.6 %)');
  });
  test('is not more precise than the stamps', () => {
    const clock = { resolutionMs: 1000, zone: 'UTC', basis: 'stamped', skewMs: null } as const;
    expect(verdict({ status: 'booting', clock })).toMatch(/^Not running yet: [67] s seen so far/);
  });
});
