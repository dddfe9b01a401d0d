import { eventAt } from '@/lib/domain/assemble/event-fixture';
import type { Boot } from '@/lib/domain/boot';
import { DimensionLedger } from '@/lib/domain/dimension-ledger';
import type { Event } from '@/lib/domain/event';
import { instanceSubject } from '@/lib/domain/subject';
import type { Database } from '../database';
import { ensurePartitions } from '../partitions';
import { replaceBoots } from '../replace-boots';
import { storeDimensions } from '../store-dimensions';
import { inTransaction } from '../transaction';

/** Stores boots as a projection would, for tests of what reads them. */
export async function storeBoots(db: Database, boots: readonly Boot[]): Promise<number> {
  await ensurePartitions(
    db,
    'phase',
    boots.map(({ startedAtMs }) => startedAtMs),
  );
  const ledger = new DimensionLedger();
  for (const boot of boots) {
    ledger.addBoot(boot);
    ledger.addEvents([describing(boot)]);
  }
  const subjects = boots.map(({ cloud, source, instance }) => ({
    cloud,
    subject: instanceSubject(source, instance),
  }));
  return inTransaction(db, async (connection) => {
    await storeDimensions(connection, ledger);
    return (await replaceBoots(connection, subjects, boots)).written;
  });
}

function describing({ cloud, image, flavor, startedAtMs }: Boot): Event {
  const attributes = { ...(image && { image }), ...(flavor && { flavor }) };
  return eventAt('00:00:00.000', 'create_notified', { cloud, atMs: startedAtMs, attributes });
}
