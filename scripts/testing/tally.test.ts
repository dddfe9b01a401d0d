import { expect, test } from 'vitest';
import { addTallies, tallyExit, tallyPlaywright, tallyVitest } from './tally';

test('a check is one test', () => {
  expect(tallyExit(0)).toEqual({ passed: 1, failed: 0 });
  expect(tallyExit(2)).toEqual({ passed: 0, failed: 1 });
  expect(tallyExit(null)).toEqual({ passed: 0, failed: 1 });
});

test('counts come from the report', () => {
  expect(tallyVitest('{"numPassedTests":7,"numFailedTests":2}', 1)).toEqual({ passed: 7, failed: 2 });
  const report = '{"stats":{"expected":3,"flaky":1,"unexpected":1,"skipped":4}}';
  expect(tallyPlaywright(report, 1)).toEqual({ passed: 4, failed: 1 });
});

test('a run that fails without a failed test still fails', () => {
  expect(tallyVitest('{"numPassedTests":7,"numFailedTests":0}', 1)).toEqual({ passed: 7, failed: 1 });
  expect(tallyVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  expect(tallyPlaywright(undefined, null)).toEqual({ passed: 0, failed: 1 });
});

test('tallies add up', () => {
  expect(addTallies([tallyExit(0), tallyExit(1), { passed: 5, failed: 2 }])).toEqual({
    passed: 6,
    failed: 3,
  });
});
