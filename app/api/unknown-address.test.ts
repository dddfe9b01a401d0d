import { expect, test } from 'vitest';
import { errorSchema } from '@/lib/http/answer-schemas';
import { DELETE, GET, PATCH, POST, PUT } from './[...path]/route';

test.each(Object.entries({ GET, POST, PUT, PATCH, DELETE }))(
  '%s of an unknown address is 404 in JSON',
  async (method, answer) => {
    const response = await answer(new Request('http://x/api/v1/nothing?a=1', { method }));
    expect(response.status).toBe(404);
    expect(errorSchema.parse(await response.json()).error).toMatchObject({
      code: 'not_found',
      message: 'There is no /api/v1/nothing; see /docs',
    });
  },
);
