import { percent, StageBar } from '@/components/boots/stage-bar';
import { formatDuration } from '@/lib/layout/duration';
import { type StagePiece, splitLengthMs } from '@/lib/layout/stage-split';

interface StageSplitBarProps {
  pieces: readonly StagePiece[];
  /** Milliseconds that fill the whole width. */
  scaleMs: number;
  /** What the bar is of, e.g. `median`. */
  what: string;
}

/** A stacked bar of the stages on the scale that all rows share; every piece names itself and its length. */
export function StageSplitBar({ pieces, scaleMs, what }: StageSplitBarProps) {
  if (pieces.length === 0)
    return (
      <span className="text-ink-3" title="no phases">
        –
      </span>
    );
  let leftMs = 0;
  return (
    <span className="relative block h-3" role="img" aria-label={describe(pieces, what)}>
      {pieces.map((piece) => {
        const left = (leftMs / scaleMs) * 100;
        leftMs += piece.durationMs;
        return (
          <span key={`${piece.stage} ${piece.kind}`} title={titleOf(piece)}>
            <StageBar
              stage={piece.stage}
              kind={piece.kind}
              left={left}
              width={(piece.durationMs / scaleMs) * 100}
              className="inset-y-0 min-w-px"
            />
          </span>
        );
      })}
      <span
        aria-hidden="true"
        className="absolute -inset-y-0.5 w-px bg-line-strong"
        style={{ left: percent((splitLengthMs(pieces) / scaleMs) * 100) }}
      />
    </span>
  );
}

function titleOf({ stage, kind, durationMs, phases }: StagePiece): string {
  return `${stage}${kind === 'wait' ? ' wait' : ''}: ${formatDuration(durationMs)} (${phases.join(', ')})`;
}

function describe(pieces: readonly StagePiece[], what: string): string {
  return `Where the ${what} goes: ${pieces.map(titleOf).join('; ')}`;
}
