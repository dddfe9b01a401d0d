import { expect, test } from 'vitest';
import type { RejectRecord } from '@/lib/domain/ingest-report';
import { groupRejects } from './group-rejects';

const reject = (id: string, fields: Partial<RejectRecord> = {}): RejectRecord => ({
  id,
  atMs: 0,
  code: 'malformed_line',
  message: 'line has no timestamp',
  excerpt: id,
  agent: 'vector',
  cloud: 'default',
  host: null,
  path: '/var/log/nova/nova-compute.log',
  ...fields,
});

test('refusals for one reason from one file stand together, the newest as example', () => {
  const groups = groupRejects([
    reject('4'),
    reject('3', { path: '/var/log/one/oned.log' }),
    reject('2'),
    reject('1', { message: 'XML is cut' }),
  ]);
  expect(groups.map(({ count, newest }) => [newest.id, count])).toEqual([
    ['4', 2],
    ['3', 1],
    ['1', 1],
  ]);
});
