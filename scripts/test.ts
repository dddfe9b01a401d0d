import { formatSeconds, runCommand, say } from './console';
import { TEST_STEPS, type TestStep } from './testing/steps';
import { addTallies, type Tally } from './testing/tally';

await runCommand(async () => {
  const tallies: Tally[] = [];
  for (const step of TEST_STEPS) tallies.push(await runStep(step));
  const { passed, failed } = addTallies(tallies);
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

/** A step that cannot even run is one failure; the others still get their turn. */
async function runStep({ name, run }: TestStep): Promise<Tally> {
  const began = performance.now();
  const tally = await run().catch((error: Error): Tally => {
    say(error.message);
    return { passed: 0, failed: 1 };
  });
  const count =
    tally.failed > 0 ? `${tally.failed} of ${tally.passed + tally.failed} failed` : `${tally.passed} passed`;
  say(`${name.padEnd(12)} ${formatSeconds(performance.now() - began).padStart(8)}   ${count}`);
  return tally;
}
