import { DIMENSIONS } from '@/lib/domain/cohort';
import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { AppError } from '@/lib/http/app-error';
import { readBootFilter } from '@/lib/http/boot-filter-query';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { Query } from '@/lib/http/query';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** The values of a dimension that begin with, or else contain, `prefix`, with the number of boots that have each. */
export const GET = handle(
  async (request: Request, { params }: RouteContext<'/api/v1/values/[dimension]'>) => {
    const named = (await params).dimension;
    const dimension = DIMENSIONS.find((known) => known === named);
    if (!dimension)
      throw new AppError('not_found', `no dimension of this name; known are ${DIMENSIONS.join(', ')}`);
    const query = new Query(new URL(request.url).searchParams).allowOnly([...FILTER_KEYS, 'prefix']);
    const filter = readBootFilter(query);
    const values = await getStatistics().values(dimension, query.text('prefix') ?? '', filter);
    return jsonResponse({ values });
  },
);
