import type { Figure, Statement } from '@/lib/domain/diagnosis/statement';
import { type DurationStyle, formatDuration } from './duration';
import { formatBytes, formatCount, formatShare } from './quantity';

/** A statement as a sentence, its figures as they are written everywhere. */
export function statementText(statement: Statement, style: Pick<DurationStyle, 'resolutionMs'> = {}): string {
  return statement.map((piece) => (typeof piece === 'string' ? piece : figureText(piece, style))).join('');
}

/** `97 %`; near all of them with one more digit, never rounded up to all: `99.7 %`. */
function rankText(share: number): string {
  return share > 0.99 && share < 1
    ? `${(Math.floor(share * 1000) / 10).toFixed(1)}\u202f%`
    : formatShare(share);
}

function figureText(figure: Figure, style: Pick<DurationStyle, 'resolutionMs'>): string {
  switch (figure.kind) {
    case 'duration':
      return formatDuration(figure.ms, style);
    case 'count':
      return formatCount(figure.count);
    case 'share':
      return rankText(figure.share);
    case 'bytes':
      return formatBytes(figure.bytes);
    case 'rate':
      return `${formatBytes(figure.bytesPerSecond)}/s`;
  }
}
