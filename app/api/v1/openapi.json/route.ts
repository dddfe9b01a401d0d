import { openApiDocument } from '@/app/docs/openapi-document';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { refuseMethods } from '@/lib/http/refuse-methods';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** The API as OpenAPI 3.1. */
export const GET = handle(async (request: Request) =>
  jsonResponse(openApiDocument(new URL(request.url).origin)),
);
