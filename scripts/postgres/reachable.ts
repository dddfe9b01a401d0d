import pg from 'pg';
import { ExpectedError, errorCode } from '../expected-error';

/** Connects once; throws an ExpectedError that names the server, without the password, when that fails. */
export async function requireReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new ExpectedError(`The database ${describe(url)} cannot be used: ${reason(error)}`);
  }
}

function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${pathname.slice(1) || 'postgres'} at ${hostname || 'localhost'}:${port || '5432'}`;
}

/** A name with several addresses fails with an AggregateError, whose own message is empty. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message || errorCode(error) || error.name;
}
