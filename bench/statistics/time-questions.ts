import type { Statistics } from '@/lib/statistics/statistics';
import type { Database } from '@/lib/store/database';
import type { Figure } from '../harness/figure';
import { progress } from '../harness/progress';
import { formatNumber } from '../harness/table';
import { type Timing, timeCalls } from '../harness/timing';
import { timingFigure } from '../harness/timing-figure';
import type { BenchQuestion } from './questions';
import { type PlainTiming, timePlain } from './time-plain';

/** A question by the index, and how much slower its answer by plain SQL is where there is one. */
export interface TimedQuestion {
  index: Figure;
  ratio: Figure | null;
}

const RATIO_BUDGET = 50;

/** Asks the index all questions, then the database what it can answer: side by side in one run, but not at once. */
export async function timeQuestions(
  db: Database,
  statistics: Statistics,
  questions: readonly BenchQuestion[],
  calls: number,
): Promise<TimedQuestion[]> {
  const asked: { question: BenchQuestion; timing: Timing }[] = [];
  for (const question of questions) {
    const timing = await timeCalls(calls, (call) => question.ask(statistics, call));
    progress(`${question.what}: ${formatNumber(timing.p50)} ms`);
    asked.push({ question, timing });
  }
  const found: TimedQuestion[] = [];
  for (const { question, timing } of asked) {
    const slow = question.plain && (await timePlain(db, question.plain));
    if (slow) progress(`${question.what} by plain SQL: ${wordsOf(slow)}`);
    found.push({
      index: timingFigure(question.what, timing, question.budgetMs),
      ratio: slow && ratioFigure(question, timing, slow),
    });
  }
  return found;
}

function ratioFigure({ what }: BenchQuestion, timing: Timing, plain: PlainTiming): Figure {
  const note = `plain SQL ${wordsOf(plain)}, index ${formatNumber(timing.p50)} ms`;
  return { what, value: plain.ms / timing.p50, unit: '×', budget: { least: RATIO_BUDGET }, note };
}

function wordsOf({ ms, isStopped }: PlainTiming): string {
  return isStopped ? `stopped after ${formatNumber(ms)} ms` : `${formatNumber(ms)} ms`;
}
