import type { Database } from './database';

/** Whether there is a boot of this id. */
export async function bootExists(db: Database, id: string): Promise<boolean> {
  return (await db.prisma.boot.findFirst({ where: { id }, select: { id: true } })) !== null;
}
