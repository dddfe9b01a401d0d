import 'server-only';
import { cache } from 'react';
import { readPeerChoice } from '@/components/diagnosis/peer-params';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { PACKED_FROM } from '@/lib/layout/packed-subject';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';
import { type BootPageData, loadBootPageData } from './boot-page-data';

/** The boot of a page, read once for the page and its title; null if there is none. */
export const loadBoot = cache(
  (id: string): Promise<BootDetail | null> => findBoot(getDatabase(), id, { mostProven: PACKED_FROM }),
);

/** All that the page of a boot shows, with the peers that its query asks for, read once for the page and its unfurling. */
export const loadBootPage = cache(async (id: string, query: string): Promise<BootPageData | null> => {
  const detail = await loadBoot(id);
  return detail && loadBootPageData(detail, readPeerChoice(new URLSearchParams(query)));
});
