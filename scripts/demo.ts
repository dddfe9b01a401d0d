import { Command } from 'commander';
import { runCommand } from './console';
import { postDemo } from './demo/post-demo';
import { dataDirectory } from './paths';
import { runBootfall } from './start/bootfall';

const { url } = new Command('npm run demo --')
  .description('Starts Bootfall and posts the logs of simulated clouds to it. Repeating it doubles nothing.')
  .option('--url <url>', 'only posts, to a Bootfall that runs there')
  .parse()
  .opts<{ url?: string }>();

await runCommand(async () => {
  const folder = dataDirectory();
  if (url !== undefined) {
    await postDemo({ url: new URL(url), folder, stop: new AbortController().signal });
    return 0;
  }
  return runBootfall({
    mode: 'start',
    whenReady: (address, stop) => postDemo({ url: new URL(address), folder, stop }),
  });
});
