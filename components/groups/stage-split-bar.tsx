import { percent, StageBar } from '@/components/boots/stage-bar';
import type { StageSplit } from '@/lib/domain/percentiles';
import { formatDuration } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import { layoutStageSplit, type SplitPiece } from '@/lib/layout/stage-split';

interface StageSplitBarProps {
  split: StageSplit | undefined;
  /** Milliseconds that fill the whole width. */
  scaleMs: number;
  /** What the bar is of, e.g. `median`. */
  what: string;
}

/** A stacked bar of the stages on the scale that all rows share; every piece names itself and its length. */
export function StageSplitBar({ split, scaleMs, what }: StageSplitBarProps) {
  if (!split || split.n === 0)
    return (
      <span className="text-ink-3" title="no boots">
        –
      </span>
    );
  const pieces = layoutStageSplit(split, scaleMs);
  return (
    <span className="relative block h-3" role="img" aria-label={describe(split, pieces, what)}>
      {pieces.map((piece) => (
        <Piece key={piece.share ? `${piece.share.stage} ${piece.share.kind}` : 'rest'} piece={piece} />
      ))}
    </span>
  );
}

function Piece({ piece }: { piece: SplitPiece }) {
  const { share, left, width } = piece;
  return (
    <span title={titleOf(piece)}>
      {share ? (
        <StageBar
          stage={share.stage}
          kind={share.kind}
          left={left * 100}
          width={width * 100}
          className="inset-y-0 min-w-px"
        />
      ) : (
        <span
          className="bar-unaccounted absolute inset-y-0"
          style={{ left: percent(left * 100), width: percent(width * 100) }}
        />
      )}
    </span>
  );
}

function titleOf({ share, meanMs }: SplitPiece): string {
  const name = share ? `${share.stage}${share.kind === 'wait' ? ' wait' : ''}` : 'unaccounted';
  return `${name}: ${formatDuration(meanMs)}`;
}

function describe({ n, meanMs }: StageSplit, pieces: readonly SplitPiece[], what: string): string {
  const parts = pieces.map(titleOf).join('; ');
  return `Where the ${what} goes, ${formatDuration(meanMs)} in the mean of ${formatCountOf(n, 'boot')} around it: ${parts}`;
}
