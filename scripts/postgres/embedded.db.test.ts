import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded';
import { processesIn, sendSignal, waitForExit } from './processes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bootfall-embedded-'));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  rmSync(realpathSync(path.join(folder, 'postgres')), { recursive: true });
  rmSync(folder, { recursive: true });
});

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client.query(sql).finally(() => client.end());
}

const serverData = () => realpathSync(path.join(folder, 'postgres', 'data'));
const postmaster = () => Number.parseInt(readFileSync(path.join(serverData(), 'postmaster.pid'), 'utf8'), 10);

test('what was committed is there after a kill -9 of the server, and a second start stops what was left', async () => {
  const said: string[] = [];
  const first = await startEmbeddedPostgres(folder, (line) => said.push(line));
  await query(first.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
  sendSignal(postmaster(), 'SIGKILL');
  await first.exited;

  const second = await startEmbeddedPostgres(folder, (line) => said.push(line));
  const { rows } = await query(second.databaseUrl, 'SELECT answer FROM kept');
  expect(rows).toEqual([{ answer: 42 }]);

  const third = await startEmbeddedPostgres(folder, (line) => said.push(line));
  await second.exited;
  expect(said).toContain('Stopped a Postgres left by an earlier run');
  await query(third.databaseUrl, 'SELECT answer FROM kept');
  await third.stop();
  expect(await waitForExit(processesIn(serverData()), 1_000)).toBe(true);
});

test('a folder closed to the user of the server is no obstacle', async () => {
  chmodSync(folder, 0o700);
  const server = await startEmbeddedPostgres(folder, () => {});
  const { rows } = await query(server.databaseUrl, 'SELECT current_database() AS name');
  await server.stop();
  expect(rows).toEqual([{ name: 'bootfall' }]);
});
