import { ExpectedError } from './expected-error';

/** One line of what is going on. */
export function say(line: string): void {
  console.log(line);
}

/** Runs a step and prints its name with the time it took, once it is done. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`${name.padEnd(28)} ${formatSeconds(performance.now() - began)}`);
  return result;
}

/** `0.3 s`, `12.4 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Runs a command's main function. An expected failure ends it with one line, any other with its stack; both with status 1. */
export async function runCommand(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** `MigrationError` and `EnvError` come from the library, which does not know of scripts. */
function isExpected(error: unknown): error is Error {
  return (
    error instanceof ExpectedError || (error instanceof Error && /^(Migration|Env)Error$/.test(error.name))
  );
}
