import { QueryLink } from '@/components/ui/query-link';
import type { BootClock } from '@/lib/domain/boot';
import { formatDuration, formatDurationChange } from '@/lib/layout/duration';

/** What of a page's query asks for a boot on one clock. */
export const CLOCK_KEY = 'clock';
export const CLOCK_ADJUSTED = 'adjusted';

/** Clocks that are off by less are not worth a remark. */
const LEAST_MS = 5;

/** Whether two clocks of a boot contradict each other by more than jitter. */
export function hasSkew({ skewMs }: Pick<BootClock, 'skewMs'>): boolean {
  return skewMs !== null && Math.abs(skewMs) >= LEAST_MS;
}

/** That two clocks contradict each other, and the way to see the boot on one of them. */
export function ClockRemark({ skewMs, isAdjusted }: { skewMs: number; isAdjusted: boolean }) {
  const link = (label: string) => (
    <QueryLink change={{ [CLOCK_KEY]: isAdjusted ? null : CLOCK_ADJUSTED }} className="link">
      {label}
    </QueryLink>
  );
  if (isAdjusted)
    return (
      <>
        Adjusted: what API, scheduler and conductor stamped is moved by {formatDurationChange(skewMs)} onto
        the compute host’s clock. The lines are as they were logged. {link('Show as logged')}
      </>
    );
  const direction = skewMs > 0 ? 'ahead of' : 'behind';
  return (
    <>
      The compute host’s clock is at least {formatDuration(Math.abs(skewMs))} {direction} the controller’s:
      effects are stamped before their causes. Shown as logged. {link('Adjust')}
    </>
  );
}
