import { AppError } from './app-error';

/**
 * Refuses a request that a browser sends on behalf of another site, where cookies stand for a reader. Programs send neither
 * header; they have no reader's cookies either.
 * @throws AppError `cross_site`
 */
export function refuseCrossSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const isOwn = site === null ? hasOwnOrigin(request) : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new AppError('cross_site', 'Another site may not do this for its readers');
}

// Over plain HTTP browsers send no Sec-Fetch-Site.
function hasOwnOrigin({ headers }: Request): boolean {
  const origin = headers.get('origin');
  if (origin === null) return true;
  const own = headers.get('x-forwarded-host')?.split(',')[0]?.trim() ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === own;
}
