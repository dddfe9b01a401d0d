import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WriteStream } from 'node:tty';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as boots from '@/app/api/v1/boots/route';
import * as events from '@/app/api/v1/events/route';
import * as status from '@/app/api/v1/status/route';
import { projectDirty } from '@/lib/projector/project-dirty';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { type RouteServer, serveRoutes } from '../testing/route-server';
import { ingest } from './ingest';
import type { Report } from './report';
import { renderReport } from './report';

let db: ClonedDatabase;
let server: RouteServer;
let folder: string;
let projecting = true;

beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  server = await serveRoutes({ '/api/v1/events': events, '/api/v1/boots': boots, '/api/v1/status': status });
  void (async () => {
    while (projecting) {
      await projectDirty(db, 1000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
});
afterAll(async () => {
  projecting = false;
  await server.close();
  await db.close();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bootfall-ingest-'));
  return () => rm(folder, { recursive: true });
});

let minute = 0;

/** The lines of a boot at INFO, in a minute of its own. */
function bootLines(): string {
  minute++;
  const at = (second: string) =>
    `2026-11-20 ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${second}`;
  const uuid = `617e066f-229a-47c1-9e20-${String(minute).padStart(12, '0')}`;
  const line = (second: string, logger: string, text: string) =>
    `${at(second)} 7 INFO ${logger} [req-736693ea-990b-40cb-913f-${String(minute).padStart(12, '0')} u t - - -] [instance: ${uuid}] ${text}\n`;
  return [
    line('01.000', 'nova.compute.claims', 'Claim successful on node cmp1'),
    line('02.000', 'nova.virt.libvirt.driver', 'Creating image'),
    line('06.000', 'nova.virt.libvirt.driver', 'Instance spawned successfully.'),
    line('06.100', 'nova.compute.manager', 'Took 5.10 seconds to build instance.'),
  ].join('');
}

async function run(paths: string[], hints: Record<string, string> = {}): Promise<Report> {
  const quiet = createWriteStream('/dev/null') as unknown as WriteStream;
  return ingest({ paths, hints, url: server.url, concurrency: 3 }, quiet);
}

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

describe('npm run ingest', () => {
  test('a folder with rotated and packed logs; twice doubles nothing', async () => {
    await put('nova/nova-compute.log', bootLines());
    await put('nova/nova-compute.log.1', bootLines());
    await put('nova/nova-compute.log.2.gz', gzipSync(bootLines()));
    await put('nova/README', 'not a log');
    await put('nova/.hidden/nova-compute.log', bootLines());
    const first = await run([folder]);
    expect(first).toMatchObject({
      passedOver: 1,
      newBoots: 3,
      isComplete: true,
      totals: { files: 3, lines: 12, duplicates: 0, rejected: 0, skipped: [] },
    });
    expect(first.totals.accepted).toBeGreaterThanOrEqual(9);
    const second = await run([folder]);
    expect(second).toMatchObject({ newBoots: 0, totals: { accepted: 0, duplicates: first.totals.accepted } });
  });

  test('many batches at once lose nothing', async () => {
    const noise = `2026-11-20 12:00:00.000 7 INFO nova.compute.resource_tracker [-] Auditing ${'x'.repeat(400)}\n`;
    const log = Array.from({ length: 8 }, () => noise.repeat(1200) + bootLines()).join('');
    const report = await run([await put('nova-compute.log', log)]);
    expect(report).toMatchObject({ newBoots: 8, totals: { ignored: 9600, rejected: 0 } });
    expect(report.totals.lines).toBe(log.split('\n').length - 1);
  });

  test('what cannot be read is named and costs nothing else', async () => {
    const good = await put('nova-compute.log', bootLines());
    const binary = await put('x.log', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]));
    const cut = await put('y.log.gz', gzipSync('x\n'.repeat(5000)).subarray(0, 30));
    const xz = await put('z.log', Buffer.from('fd377a585a000000', 'hex'));
    const report = await run([binary, cut, xz, good]);
    expect(report.newBoots).toBe(1);
    expect(report.totals.skipped.map(({ path: file, reason }) => [path.basename(file), reason])).toEqual([
      ['x.log', 'not a text file'],
      ['y.log.gz', 'unexpected end of file'],
      ['z.log', 'packed with xz: unpack it first'],
    ]);
  });

  test('malformed lines are shown with their place', async () => {
    const bad = bootLines().split('\n')[0]?.replace('2026', '1970');
    const file = await put('nova-compute.log', `${bootLines()}${bad}\n`);
    const report = await run([file]);
    expect(report.totals.examples).toMatchObject([{ path: file, place: 5, code: 'malformed_line' }]);
    expect(renderReport(report).join('\n')).toMatch(
      /malformed +1\n.*nova-compute\.log:5 {2}malformed_line: /,
    );
  });

  test('a trace file larger than a batch is sent as a whole and is one boot', async () => {
    const zero = Date.UTC(2026, 10, 20, 10) * 1000;
    const spans = Array.from({ length: 20_000 }, (_, i) => ({
      ...{ ph: 'X', pid: 1, tid: 1, cat: 'guest', name: 'systemd unit' },
      ...{ ts: zero + i * 10, dur: 5 },
    }));
    const text = `[\n${spans.map((span) => JSON.stringify(span)).join(',\n')}`;
    expect(text.length).toBeGreaterThan(1024 * 1024);
    const file = await put('guest.trace.json.gz', gzipSync(text));
    const report = await run([file], { source: 'nova', instance: 'traced' });
    expect(report).toMatchObject({ newBoots: 1, totals: { accepted: 20_000, rejected: 0, ignored: 0 } });
    await expect(run([file])).rejects.toThrow(/400 instance: .*add \?instance=/);
  });

  test('a path that is not there', async () => {
    await expect(run([path.join(folder, 'none')])).rejects.toThrow(/none: no such file or folder/);
  });

  test('a wrong zone is said as the server says it', async () => {
    const file = await put('nova-compute.log', bootLines());
    await expect(run([file], { tz: 'Mars/Olympus' })).rejects.toThrow(/400 tz: "Mars\/Olympus"/);
  });
});
