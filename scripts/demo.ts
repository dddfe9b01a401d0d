import { Command } from 'commander';
import { runCommand, say } from './console';
import { postDemo } from './demo/post-demo';
import { dataDirectory } from './paths';
import { runBootfall } from './start/bootfall';
import { runningBootfall } from './start/instance';

const { url } = new Command('npm run demo --')
  .description(
    'Starts Bootfall, unless it runs, and posts the logs of simulated clouds to it. Repeating it doubles nothing.',
  )
  .option('--url <url>', 'only posts, to a Bootfall that runs there')
  .parse()
  .opts<{ url?: string }>();

await runCommand(async () => {
  const folder = dataDirectory();
  const running = url ?? runningBootfall(folder);
  if (running !== undefined) {
    if (url === undefined) say(`Bootfall runs already at ${running}`);
    await postDemo({ url: new URL(running), folder, stop: new AbortController().signal });
    return 0;
  }
  return runBootfall({
    mode: 'start',
    whenReady: (address, stop) => postDemo({ url: new URL(address), folder, stop }),
  });
});
