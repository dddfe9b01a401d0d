import type { BootDetail } from '@/lib/domain/boot-summary';
import type { Database } from '@/lib/store/database';
import { findBoot } from '@/lib/store/find-boot';
import { listBoots } from '@/lib/store/list-boots';

/** Everything that readers can learn of all boots, oldest first. */
export async function dumpBoots(db: Database): Promise<BootDetail[]> {
  const details: BootDetail[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listBoots>> = await listBoots(
      db,
      {},
      { sort: 'started_asc', limit: 50, cursor },
    );
    const found = await Promise.all(page.boots.map(({ id }) => findBoot(db, id)));
    details.push(...found.filter((detail) => detail !== null));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return details;
}
