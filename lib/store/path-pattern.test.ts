import { expect, test } from 'vitest';
import { pathPattern } from './path-pattern';

test.each([
  ['/var/log/one/123.log', '/var/log/one/<n>.log'],
  ['/var/log/nova/nova-compute.log', '/var/log/nova/nova-compute.log'],
  ['nova-compute.log.1', 'nova-compute.log'],
  ['nova-compute.log-20261121.gz', 'nova-compute.log'],
  ['/var/lib/nova/617e066f-229a-47c1-9e20-ae1deee78b9f/console.log', '/var/lib/nova/<id>/console.log'],
])('%s is one of %s', (path, pattern) => {
  expect(pathPattern(path)).toBe(pattern);
});
