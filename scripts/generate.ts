import { runCommand, step } from './console';
import { generatePrismaClient } from './prisma-client';

await runCommand(async () => {
  await step('Database client generated', generatePrismaClient);
  return 0;
});
