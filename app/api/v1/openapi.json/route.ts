import { openApiDocument } from '@/app/docs/openapi-document';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';

export const dynamic = 'force-dynamic';

/** The API as OpenAPI 3.1. */
export const GET = handle(async (request: Request) =>
  jsonResponse(openApiDocument(new URL(request.url).origin)),
);
