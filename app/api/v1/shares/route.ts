import { originOf } from '@/app/_frame/origin-of';
import { loadBootPageData } from '@/app/boots/[id]/boot-page-data';
import { freezeView } from '@/app/shares/_sharing/frozen-view';
import { ownerCookie, readOwnerKey } from '@/app/shares/_sharing/owner-key';
import { sharePath } from '@/app/shares/_sharing/share-url';
import { viewQuery } from '@/app/shares/_sharing/view-query';
import { readPeerChoice } from '@/components/diagnosis/peer-params';
import type { Share } from '@/lib/domain/share/share';
import { newOwnerKey } from '@/lib/domain/share/share-secret';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { readJson } from '@/lib/http/read-json';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { refuseCrossSite } from '@/lib/http/same-site';
import { newShareSchema, toShareJson } from '@/lib/http/share-schema';
import { createShare, type NewShare } from '@/lib/store/create-share';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';
import { listShares } from '@/lib/store/owned-shares';
import { SnapshotTooLarge } from '@/lib/store/share-snapshot';

export const dynamic = 'force-dynamic';

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET', 'POST');

const DAY_MS = 86_400_000;

/** Freezes a boot's page as it is now and answers the link to it. */
export const POST = handle(async (request: Request) => {
  refuseCrossSite(request);
  const { boot: bootId, query, note, expiresInDays } = await readJson(request, newShareSchema);
  const detail = await findBoot(getDatabase(), bootId);
  if (!detail) throw new AppError('not_found', `There is no boot "${bootId}"`);
  const nowMs = Date.now();
  const ownerKey = readOwnerKey(request) ?? newOwnerKey();
  const view = viewQuery(query);
  const data = await loadBootPageData(detail, readPeerChoice(view));
  const share = await freeze({
    ownerKey,
    bootId,
    title: detail.boot.displayName ?? detail.boot.instance,
    note,
    nowMs,
    expiresAtMs: expiresInDays === null ? null : nowMs + expiresInDays * DAY_MS,
    view: freezeView({ data, query: view.toString() }),
  });
  const origin = originOf(request.headers);
  return jsonResponse(toJson(share, ownerKey, origin), 201, {
    'Set-Cookie': ownerCookie(ownerKey, origin),
  });
});

/** What was shared from this browser, newest first. */
export const GET = handle(async (request: Request) => {
  const ownerKey = readOwnerKey(request);
  const origin = originOf(request.headers);
  const shares = ownerKey === null ? [] : await listShares(getDatabase(), ownerKey);
  return jsonResponse({ shares: shares.map((share) => toJson(share, ownerKey ?? '', origin)) });
});

function toJson(share: Share, ownerKey: string, origin: string) {
  return toShareJson(share, `${origin}${sharePath(ownerKey, share.id)}`);
}

function freeze(share: NewShare): Promise<Share> {
  return createShare(getDatabase(), share).catch((error: unknown) => {
    if (!(error instanceof SnapshotTooLarge)) throw error;
    throw new AppError('view_too_large', 'This boot is too large to be frozen', {}, {}, { cause: error });
  });
}
