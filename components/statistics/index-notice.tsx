import { Notice } from '@/components/ui/notice';
import type { IndexState } from '@/lib/domain/statistics/answer';
import { formatCount } from '@/lib/layout/quantity';

/** Says that the database answers while the index is not whole: the figures are the same, the answers slower. */
export function IndexNotice({ index }: { index: IndexState }) {
  const { state, boots, expected } = index;
  if (state !== 'filling' && state !== 'behind') return null;
  const share = expected === 0 ? 0 : Math.min(99, Math.floor((boots / expected) * 100));
  return (
    <Notice>
      {state === 'filling'
        ? `Index ${share}\u202f% filled (${formatCount(boots)} of ${formatCount(expected)} boots); `
        : 'The index catches up; '}
      until then these figures come from the database, the same but slower.
    </Notice>
  );
}
