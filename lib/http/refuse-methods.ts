import { AppError } from './app-error';
import { handle } from './handle';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Refusals = Record<Method | 'OPTIONS', () => Promise<Response>>;

/**
 * Handlers that answer 405 and name the methods that an address has, and 204 with the same names for OPTIONS. A route
 * exports those of the methods that it lacks.
 */
export function refuseMethods(...allowed: readonly Method[]): Refusals {
  const names = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const headers = { Allow: names };
  const refuse = handle(async () => {
    throw new AppError('method_not_allowed', `This address takes ${names}`, {}, headers);
  });
  const tell = async () => new Response(null, { status: 204, headers });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: tell };
}
