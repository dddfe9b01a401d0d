import type { BootSummary } from '@/lib/domain/boot-summary';
import { formatDuration } from '@/lib/layout/duration';
import { layoutThumbnail } from '@/lib/layout/thumbnail';
import { phaseLabel } from '@/lib/layout/waterfall-subject';
import { percent, StageBar } from './stage-bar';

/** Percent of the width; the least bar is made by CSS, which knows pixels. */
const BOX = { width: 100, minBarWidth: 0 };

/** A boot's phases in one line, on the scale that the list shares. */
export function BootThumbnail({ boot, scaleMs }: { boot: BootSummary; scaleMs: number }) {
  const { bars, endX, overflows } = layoutThumbnail(boot, scaleMs, BOX);
  return (
    <span role="img" aria-label={describe(boot)} className="relative block h-4 w-full overflow-hidden">
      <span className="absolute top-1.5 left-0 h-px bg-line-strong" style={{ width: percent(endX) }} />
      {bars.map((bar) => (
        <StageBar
          key={bar.key}
          stage={bar.stage}
          kind={bar.kind}
          left={bar.x}
          width={bar.width}
          className={bar.lane === 0 ? 'top-0.5 h-2.25 min-w-0.5' : 'top-3 h-1 min-w-0.5'}
        />
      ))}
      {boot.status === 'failed' && !overflows && <FailureMark x={endX} />}
      {overflows && (
        <span className="absolute inset-y-0 right-0 flex w-4 items-center justify-end bg-linear-to-r from-transparent to-ground text-ink">
          ›
        </span>
      )}
    </span>
  );
}

function FailureMark({ x }: { x: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 9 9"
      className="absolute top-0.5 size-2.25 fill-fail"
      style={{ left: `min(calc(${percent(x)} + 2px), calc(100% - 9px))` }}
    >
      <path d="M4.5 0.5 9 9H0z" />
    </svg>
  );
}

function describe(boot: BootSummary): string {
  const longest = boot.phases
    .filter((phase) => phase.parent === null)
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, 3)
    .map((phase) => `${phaseLabel(phase)} ${formatDuration(phase.durationMs)}`);
  return longest.length > 0 ? `Longest phases: ${longest.join(', ')}` : 'No phase is known';
}
