import type { z } from 'zod';
import { AppError } from './app-error';
import { readBody } from './read-body';

/**
 * Reads a small JSON body. Only as `application/json`, which no form of another site can send.
 * @throws AppError `unsupported_media_type`, `malformed_body`, `body_too_large`, or `invalid_parameter` for what is not of the schema
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = 64 * 1024,
): Promise<z.output<Schema>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('unsupported_media_type', 'The body has to be sent as application/json');
  }
  const body = await readBody(request, maxBytes);
  const parsed = schema.safeParse(parse(body.toString('utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const parameter = issue?.path.join('.') || 'body';
  throw new AppError('invalid_parameter', `${parameter}: ${issue?.message ?? 'not valid'}`, { parameter });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed_body', 'The body is no JSON', {}, {}, { cause });
  }
}
