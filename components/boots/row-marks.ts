import { compareRoute } from '@/components/ui/route';
import type { BootSummary } from '@/lib/domain/boot-summary';
import type { RowMark } from './mark-link';

/** Without a place for a mark in the URL, a row is compared with the median of its peers. */
export function peersMark({ id }: BootSummary): RowMark {
  return { href: compareRoute(id), words: 'Compare with the median of its peers', isMarked: false };
}

interface MarkedList {
  /** Id of the boot that is marked, if one is. */
  marked: string | null;
  /** Where the list is with this boot marked, or with none. */
  hrefOf: (id: string | null) => string;
}

/** The first boot that is taken up is marked, the second compared with it, and the marked one let go. */
export function listMark({ id }: BootSummary, { marked, hrefOf }: MarkedList): RowMark {
  if (marked === null) return { href: hrefOf(id), words: 'Mark to compare', isMarked: false };
  if (marked === id) return { href: hrefOf(null), words: 'Unmark', isMarked: true };
  return { href: compareRoute(marked, id), words: 'Compare with the marked boot', isMarked: false };
}
