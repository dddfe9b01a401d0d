import { describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { detailFixture, TOOK_LINE } from '@/lib/store/testing/detail-fixture';
import { renderBootHtml } from './boot-html';

const page = (fields: Partial<Boot> = {}) => renderBootHtml(detailFixture(fields));

describe('the page', () => {
  test('needs nothing from elsewhere and runs nothing', () => {
    const html = page();
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|href=|@import|url\(/i);
    expect(html).toContain("default-src 'none'");
  });
  test('has the lines of each phase folded under its bar', () => {
    const html = page();
    const [, details = ''] =
      /<details>(<summary class="row"><span class="name"[^>]*>VIF plug wait.*?)<\/details>/.exec(html) ?? [];
    expect(details).toContain(`<code>${TOOK_LINE}</code>`);
    expect(details).toContain('<b class="bar network wait" style="left:76.923%;width:23.077%">');
  });
  test('closes what it opens', () => {
    const html = page();
    for (const name of [
      'details',
      'summary',
      'div',
      'span',
      'ol',
      'li',
      'table',
      'tr',
      'td',
      'dl',
      'code',
      'b',
      'main',
    ]) {
      const opened = html.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0;
      expect([name, html.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0]).toEqual([name, opened]);
    }
  });
  test('is light or dark as the reader’s system has it', () => {
    expect(page()).toContain('--ground:light-dark(#fbfbfa,#0f1114)');
  });
  test('shows names and lines as text, whatever they hold', () => {
    const evil = '</code></title><script>alert(1)</script><style>*{display:none}</style>"\'&';
    const { boot, events } = detailFixture({
      displayName: evil,
      host: evil,
      image: { name: evil },
      failure: { reason: evil, event: 'x' },
      status: 'failed',
      notes: [evil],
      phases: [
        phaseFixture({
          name: evil,
          startMs: 0,
          durationMs: 1,
          evidence: [detailFixture().events[0]?.id ?? ''],
        }),
      ],
    });
    const html = renderBootHtml({
      boot,
      events: events.map((event) => ({ ...event, line: evil, host: evil })),
      siblings: [],
    });
    expect(html).not.toContain('<script');
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
  test('keeps the line breaks of a line that has several', () => {
    const { boot, events } = detailFixture();
    const html = renderBootHtml({
      boot,
      events: events.map((event) => ({ ...event, line: 'a\n  b\u001b[0m' })),
      siblings: [],
    });
    expect(html).toContain('<code>a\n  b [0m</code>');
  });
  test('of a trace of very many spans says which it leaves out', () => {
    const phases = Array.from({ length: 12_000 }, (_, i) =>
      phaseFixture({ name: `p${i}`, startMs: i, durationMs: 1, parent: i < 10 ? null : `p${i % 10}` }),
    );
    expect(page({ phases })).toContain('11990 of 12000 phases are not shown');
  });
  test('of a boot of which nothing is known still is one', () => {
    expect(page({ phases: [], moments: [] })).toContain('</html>');
  });
});
