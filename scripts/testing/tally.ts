/** How many tests of a step passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Sum over all steps. */
export function addTallies(tallies: Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/** A step that is one check: it passed when its program ended with status 0. */
export function tallyExit(code: number | null): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Reads vitest's JSON report. A program that failed without a failed test (a file that does not load, an error outside a
 * test) counts as one failure.
 */
export function tallyVitest(report: string | undefined, code: number | null): Tally {
  const { numPassedTests = 0, numFailedTests = 0 } = report ? JSON.parse(report) : {};
  return withExit({ passed: numPassedTests, failed: numFailedTests }, code);
}

/** Reads Playwright's JSON report; a test that passed on its second attempt counts as passed. */
export function tallyPlaywright(report: string | undefined, code: number | null): Tally {
  const { expected = 0, flaky = 0, unexpected = 0 } = (report ? JSON.parse(report) : {}).stats ?? {};
  return withExit({ passed: expected + flaky, failed: unexpected }, code);
}

function withExit(tally: Tally, code: number | null): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
