import { handle } from '@/lib/http/handle';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { sharedMetrics } from '@/lib/metrics/metrics';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** What this process counts, in the text format of Prometheus. */
export const GET = handle(async () => {
  const { registry } = sharedMetrics();
  return new Response(await registry.metrics(), {
    headers: { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' },
  });
});
