import 'server-only';
import type { MeanwhileOnHost } from '@/components/waterfall/meanwhile-row';
import type { BootDetail } from '@/lib/domain/boot-summary';
import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import type { PeerChoice } from '@/lib/domain/peers';
import { explainBoot } from './explain-boot';
import { toMeanwhile } from './meanwhile';

/**
 * All that a boot's page shows, as plain data: what a shared link freezes. A field that is added later is missing from
 * older shared views, so it has to be optional.
 */
export interface BootPageData {
  detail: BootDetail;
  meanwhile: MeanwhileOnHost | null;
  explanation?: Explanation;
}

/** Reads what belongs to a boot beside its own lines; the peers are those that the reader chose. */
export async function loadBootPageData(detail: BootDetail, choice?: PeerChoice): Promise<BootPageData> {
  const { explanation, neighbours } = await explainBoot(detail, choice);
  return { detail, meanwhile: toMeanwhile(detail.boot, neighbours), explanation };
}
