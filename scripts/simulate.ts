import { formatSeconds, runCommand, say } from './console';
import { readOptions } from './simulate/options';
import { simulate } from './simulate/simulate';

const SAID_EVERY = 10_000;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  const began = performance.now();
  let said = 0;
  const { boots, operations, files, bytes } = simulate(options, (done) => {
    if (done < said + SAID_EVERY) return;
    said = done;
    say(`${done} boots`);
  });
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const took = formatSeconds(performance.now() - began);
  say(
    `${boots} boots and ${operations} other operations in ${files} files, ${size}: ${options.out} (${took})`,
  );
  return 0;
});
