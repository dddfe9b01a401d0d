import { expect, test } from 'vitest';
import { scriptsOf } from './page-weight';

test('scripts of a page, each once, without those for old browsers', () => {
  const html = `<script src="/_next/a.js?dpl=1&amp;b=2" async=""></script><script>inline()</script>
    <script src="/_next/polyfills.js" noModule=""></script><script async src="/_next/b.js"></script>
    <script src="/_next/a.js?dpl=1&amp;b=2"></script>`;
  expect(scriptsOf(html)).toEqual(['/_next/a.js?dpl=1&b=2', '/_next/b.js']);
});
