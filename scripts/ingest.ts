import { runCommand, say } from './console';
import { ingest } from './ingest/ingest';
import { readOptions } from './ingest/options';
import { renderReport } from './ingest/report';

await runCommand(async () => {
  const report = await ingest(readOptions(process.argv.slice(2)));
  for (const line of renderReport(report)) say(line);
  return 0;
});
