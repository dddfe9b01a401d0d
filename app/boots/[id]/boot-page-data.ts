import 'server-only';
import type { MeanwhileOnHost } from '@/components/waterfall/meanwhile-row';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { loadMeanwhile } from './load-meanwhile';

/**
 * All that a boot's page shows, as plain data: what a shared link freezes. A field that is added later is missing from
 * older shared views, so it has to be optional.
 */
export interface BootPageData {
  detail: BootDetail;
  meanwhile: MeanwhileOnHost | null;
}

/** Reads what belongs to a boot beside its own lines. */
export async function loadBootPageData(detail: BootDetail): Promise<BootPageData> {
  return { detail, meanwhile: await loadMeanwhile(detail.boot) };
}
