import { classNames } from '@/components/ui/class-names';
import type { BootStatus } from '@/lib/domain/boot';

const MEANING: Record<BootStatus, string> = {
  running: 'The instance ran.',
  booting: 'Begun, and neither running nor failed so far.',
  failed: 'The attempt failed.',
  deleted: 'Deleted during the build.',
  partial: 'The evidence begins or ends in mid-boot; its durations are not counted.',
};

/** The state of a boot as a word; failure carries a triangle beside its colour. */
export function StatusBadge({ status }: { status: BootStatus }) {
  return (
    <span
      title={MEANING[status]}
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap',
        status === 'failed' && 'font-medium text-fail',
        status === 'booting' && 'text-warn',
        (status === 'partial' || status === 'deleted') && 'text-ink-2',
        status === 'running' && 'text-ink-3',
      )}
    >
      {status === 'failed' && (
        <svg aria-hidden="true" width="8" height="8" viewBox="0 0 8 8" className="fill-current">
          <path d="M4 0.5 8 7.5H0z" />
        </svg>
      )}
      {status === 'booting' && <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />}
      {status}
    </span>
  );
}
