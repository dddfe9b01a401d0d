import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import { newOwnerKey, shareToken } from '@/lib/domain/share/share-secret';
import { appendEvents } from './append-events';
import { createShare, type NewShare } from './create-share';
import { findBoot } from './find-boot';
import { countOpening, openShare } from './open-share';
import { listShares, revokeShare } from './owned-shares';
import { resetDerived } from './reset-derived';
import { packSnapshot, SnapshotTooLarge, unpackSnapshot } from './share-snapshot';
import { bootFixture } from './testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.close());

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;

async function share(fields: Partial<NewShare> = {}) {
  const ownerKey = fields.ownerKey ?? newOwnerKey();
  const created = await createShare(db, {
    bootId: 'abc',
    title: 'web-7',
    note: null,
    nowMs: NOW,
    expiresAtMs: null,
    view: { seen: 1 },
    ...fields,
    ownerKey,
  });
  return { ownerKey, created, token: shareToken(ownerKey, created.id) };
}

function open(token: string, nowMs = NOW, ownerKey: string | null = null) {
  return openShare(db, token, { ownerKey, nowMs });
}

test('the token opens what was frozen, and the owner is known by the key alone', async () => {
  const { token, created, ownerKey } = await share({ note: 'look\0here', view: { line: 'a\0b ▲ 😀' } });
  expect(await open(token)).toEqual({ share: created, isOwn: false, view: { line: 'a\0b ▲ 😀' } });
  expect(created.note).toBe('look\ufffdhere');
  expect((await open(token, NOW, ownerKey))?.isOwn).toBe(true);
  expect((await open(token, NOW, newOwnerKey()))?.isOwn).toBe(false);
});

test('neither token nor key are in the database', async () => {
  const { token, ownerKey } = await share();
  const { rows } = await db.pool.query<{ row: string }>('SELECT s::text AS "row" FROM "share" s');
  expect(rows[0]?.row).toContain('\\\\x');
  for (const { row } of rows)
    for (const secret of [token, ownerKey]) {
      expect(row).not.toContain(secret);
      expect(row).not.toContain(Buffer.from(secret).toString('hex'));
      expect(row).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
    }
});

test('a token that is not quite right opens nothing', async () => {
  const { token, created } = await share();
  const last = token.at(-1) === 'A' ? 'B' : 'A';
  for (const wrong of [token.slice(0, -1) + last, token.slice(1), `${token}A`, created.id, '', '%', '\0'])
    expect(await open(wrong)).toBeNull();
});

test('it ends at its time, stays in the list for a month, and is then cleared away', async () => {
  const { token, ownerKey, created } = await share({ expiresAtMs: NOW + DAY });
  expect(await open(token, NOW + DAY - 1)).not.toBeNull();
  expect(await open(token, NOW + DAY)).toBeNull();
  await share({ nowMs: NOW + 30 * DAY });
  expect(await listShares(db, ownerKey)).toEqual([created]);
  await share({ nowMs: NOW + 31 * DAY + 1 });
  expect(await listShares(db, ownerKey)).toEqual([]);
});

test('only its owner revokes it, and then it is gone with its snapshot', async () => {
  const { token, ownerKey, created } = await share();
  expect(await revokeShare(db, newOwnerKey(), created.id)).toBe(false);
  expect(await open(token)).not.toBeNull();
  expect(await revokeShare(db, ownerKey, created.id)).toBe(true);
  expect(await open(token)).toBeNull();
  expect(await db.prisma.share.count({ where: { id: created.id } })).toBe(0);
  expect(await revokeShare(db, ownerKey, created.id)).toBe(false);
});

test('the list is one’s own, newest first, with its openings', async () => {
  const { ownerKey, created: older } = await share({ title: 'older' });
  const { created: newer } = await share({ ownerKey, title: 'newer', nowMs: NOW + 1 });
  await share({ title: 'of another' });
  await countOpening(db, older.id, NOW + 5);
  await countOpening(db, older.id, NOW + 9);
  expect(await listShares(db, ownerKey)).toEqual([newer, { ...older, opens: 2, lastOpenedAtMs: NOW + 9 }]);
});

test('what was shared outlives the boot: a rebuild, retention and later lines', async () => {
  const event = eventAt('00:02:54.076', 'build_started', { line: 'Starting instance...' });
  await appendEvents(db, [event]);
  const boot = bootFixture({ moments: [{ name: event.name, atMs: 0, event: event.id }] });
  await storeBoots(db, [boot]);
  const detail = await findBoot(db, boot.id);
  expect(detail?.events.map(({ line }) => line)).toEqual(['Starting instance...']);
  const { token } = await share({ bootId: boot.id, view: { detail } });
  await resetDerived(db);
  await db.pool.query('TRUNCATE "event"');
  expect(await findBoot(db, boot.id)).toBeNull();
  expect((await open(token))?.view).toEqual(JSON.parse(JSON.stringify({ detail })));
});

test('a view beyond all measure is refused', async () => {
  const view = randomBytes(2000).toString('base64');
  await expect(packSnapshot({ view }, 2000)).rejects.toThrow(SnapshotTooLarge);
  expect(await unpackSnapshot(await packSnapshot({ view }, 3000))).toEqual({ view });
});
