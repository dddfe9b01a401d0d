import { expect, test } from 'vitest';
import { errorSchema } from '@/lib/http/answer-schemas';
import * as route from './[...path]/route';

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  '%s of an unknown address is 404 in JSON',
  async (method) => {
    const response = await route[method](new Request('http://x/api/v1/nothing?a=1', { method }));
    expect(response.status).toBe(404);
    expect(errorSchema.parse(await response.json()).error).toMatchObject({
      code: 'not_found',
      message: 'There is no /api/v1/nothing; see /docs',
    });
  },
);
