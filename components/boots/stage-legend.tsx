import { STAGES, type Stage } from '@/lib/domain/stage';

/** The colours of the stages that occur, and the textures. */
export function StageLegend({ stages }: { stages: ReadonlySet<Stage> }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 px-4 py-1 text-2xs text-ink-2" aria-label="Colours">
      {STAGES.filter((stage) => stages.has(stage)).map((stage) => (
        <li key={stage} className="flex items-center gap-1">
          <span aria-hidden="true" data-stage={stage} className="bar-work size-2.5" />
          {stage}
        </li>
      ))}
      <li className="flex items-center gap-1">
        <span aria-hidden="true" data-stage="request" className="bar-wait h-2.5 w-4" />
        wait
      </li>
      <li className="flex items-center gap-1">
        <span aria-hidden="true" className="bar-unaccounted h-2.5 w-4" />
        unaccounted
      </li>
    </ul>
  );
}
