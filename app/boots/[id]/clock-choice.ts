import { CLOCK_ADJUSTED, CLOCK_KEY } from '@/components/boots/clock-remark';
import { adjustClock } from '@/lib/domain/adjust-clock';
import type { BootPageData } from './boot-page-data';

/** Whether a page's query wants two clocks that contradict each other brought together. */
export function isClockAdjusted(query: URLSearchParams): boolean {
  return query.get(CLOCK_KEY) === CLOCK_ADJUSTED;
}

/** The boot of a page on one clock, and what stands beside it moved along; as logged unless that is wanted. */
export function onOneClock(data: BootPageData, isAdjusted: boolean): BootPageData {
  if (!isAdjusted) return data;
  const detail = adjustClock(data.detail);
  const movedMs = detail.boot.startedAtMs - data.detail.boot.startedAtMs;
  const meanwhile = data.meanwhile && {
    ...data.meanwhile,
    boots: data.meanwhile.boots.map((boot) => ({
      ...boot,
      startMs: boot.startMs - movedMs,
      endMs: boot.endMs - movedMs,
    })),
  };
  return { ...data, detail, meanwhile };
}
