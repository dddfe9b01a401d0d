import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';

export const dynamic = 'force-dynamic';

/** Addresses that the API does not have: a program gets an answer that it can read. */
export const GET = handle(async (request: Request) => {
  const { pathname } = new URL(request.url);
  throw new AppError('not_found', `There is no ${pathname.slice(0, 100)}; see /docs`);
});

export const POST = GET;
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
