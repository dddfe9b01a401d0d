import type { ClockChoice } from '@/components/boots/clock-remark';
import { adjustClock } from '@/lib/domain/adjust-clock';
import type { BootPageData } from './boot-page-data';

const KEY = 'clock';
const ADJUSTED = 'adjusted';

/** Whether a page's query wants two clocks that contradict each other brought together, and the page with the other choice. */
export function clockChoice(path: string, query: URLSearchParams): ClockChoice {
  const isAdjusted = query.get(KEY) === ADJUSTED;
  const other = new URLSearchParams(query);
  if (isAdjusted) other.delete(KEY);
  else other.set(KEY, ADJUSTED);
  return { isAdjusted, otherHref: `${path}?${other}` };
}

/** The boot of a page on one clock, and what stands beside it moved along; as logged unless that is wanted. */
export function onOneClock(data: BootPageData, { isAdjusted }: ClockChoice): BootPageData {
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
