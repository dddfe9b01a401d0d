import { migrateDatabase } from '@/lib/store/migrate';
import { runCommand, say } from './console';
import { ROOT } from './paths';
import { withDatabase } from './postgres/with-database';

await runCommand(async () => {
  const applied = await withDatabase(say, (url) => migrateDatabase(url, ROOT));
  say(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The schema is up to date');
  return 0;
});
