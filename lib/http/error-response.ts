import { randomUUID } from 'node:crypto';
import { AppError } from './app-error';
import { jsonResponse } from './json-response';

/**
 * The one error envelope: `{"error":{"code","message",…}}`. An error that was not expected is reported under an id;
 * its text stays in the process.
 */
export function errorResponse(error: unknown): Response {
  const known = error instanceof AppError ? error : unexpected(error);
  const { code, message, details } = known;
  return jsonResponse({ error: { code, message, ...details } }, known.status, { ...known.headers });
}

function unexpected(error: unknown): AppError {
  const id = randomUUID();
  console.error(`Request failed (${id}):`, error);
  return new AppError('internal', `Something went wrong; the server's log says more under ${id}`, { id });
}
