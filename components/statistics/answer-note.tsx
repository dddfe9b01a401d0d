import type { Answer, IndexState } from '@/lib/domain/statistics/answer';
import { formatDuration } from '@/lib/layout/duration';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';

interface AnswerNoteProps {
  answer: Answer;
  index: IndexState;
}

/** How the figures were made, so that a reader can judge them: of how many boots, how exactly, and who answered. */
export function AnswerNote({ answer, index }: AnswerNoteProps) {
  const { n, method, relativeError, answeredBy, coarse, resolutionMs } = answer;
  const error = (relativeError * 100).toFixed(relativeError < 0.001 ? 2 : 1);
  return (
    <p className="px-4 py-2 text-xs text-ink-2">
      Of {formatCountOf(n, 'boot')} that ran; failed and partial ones never count.{' '}
      {method === 'exact'
        ? 'Percentiles are exact'
        : `Percentiles are from buckets, at most ${error}\u202f% off`}
      ; answered by {answeredBy === 'index' ? 'the index in memory' : 'the database'}
      {answeredBy === 'sql' && reasonOf(index)}.
      {coarse > 0 &&
        ` ${formatCount(coarse)} of them have stamps of ${formatDuration(resolutionMs)}: their durations are that uncertain.`}
    </p>
  );
}

function reasonOf({ state, boots, expected, fromMs }: IndexState): string {
  if (state === 'filling') return `, while the index is filled (${share(boots, expected)}\u202f%)`;
  if (state === 'behind') return ', while the index catches up';
  if (state === 'off') return ', for the index is switched off';
  return fromMs === null ? '' : ', for the index does not reach as far back';
}

function share(boots: number, expected: number): number {
  return expected === 0 ? 0 : Math.min(99, Math.floor((boots / expected) * 100));
}
