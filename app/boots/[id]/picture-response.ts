import 'server-only';
import type { Boot } from '@/lib/domain/boot';
import { CARD } from '@/lib/export/card/card-frame';
import { renderCardSvg } from '@/lib/export/card/card-svg';
import { renderPng } from '@/lib/export/picture/render-png';

/** Pixels of the picture that chats show. */
export const PICTURE_SIZE = { width: CARD.width, height: CARD.height };

/**
 * A boot's picture. No cache keeps it: a boot may still go on, and a revoked link has no picture any more. Without a boot the
 * answer is 404.
 */
export async function pictureResponse(boot: Boot | null): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };
  if (boot === null) return new Response('Not found', { status: 404, headers });
  const png = await renderPng(renderCardSvg(boot));
  return new Response(png, { headers: { ...headers, 'Content-Type': 'image/png' } });
}
