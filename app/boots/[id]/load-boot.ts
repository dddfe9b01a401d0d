import 'server-only';
import { cache } from 'react';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';

/** The boot of a page, read once for the page and its title; null if there is none. */
export const loadBoot = cache((id: string): Promise<BootDetail | null> => findBoot(getDatabase(), id));
