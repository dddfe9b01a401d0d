import { BootSearch } from '@/components/compare/boot-search';
import { getDatabase } from '@/lib/store/db';
import { listBoots } from '@/lib/store/list-boots';
import { type CompareParams, type Side, serializeCompare } from './search-params';

/** Boots that are offered at once. */
const LIMIT = 12;

interface SideChooserProps {
  side: Side;
  params: CompareParams;
  /** There is a comparison already, to go back to. */
  isOpen: boolean;
  zone: string;
}

/** Finds a boot for a side. */
export async function SideChooser({ side, params, isOpen, zone }: SideChooserProps) {
  const filter = params.find === '' ? {} : { q: params.find };
  const found = await listBoots(getDatabase(), filter, { sort: 'started_desc', limit: LIMIT, cursor: null });
  const hrefOf = (change: Partial<CompareParams>) => serializeCompare('/compare', { ...params, ...change });
  const fields = new URLSearchParams(serializeCompare('', { ...params, choose: side, find: '' }));
  return (
    <BootSearch
      letter={side === 'a' ? 'A' : 'B'}
      text={params.find}
      found={found}
      zone={zone}
      fields={[...fields]}
      hrefOf={(ref) => hrefOf({ [side]: ref, choose: null, find: '' })}
      closeHref={isOpen ? hrefOf({ choose: null, find: '' }) : null}
    />
  );
}
