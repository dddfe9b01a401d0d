import { group } from 'd3-array';
import type { RejectRecord } from '@/lib/domain/ingest-report';

/** Refused items of one sender and file that were refused for one reason. */
export interface RejectGroup {
  count: number;
  /** The newest of them, shown as the example. */
  newest: RejectRecord;
}

/** Puts refused items (newest first) together by reason and origin; the group of the newest comes first. */
export function groupRejects(rejects: readonly RejectRecord[]): RejectGroup[] {
  const byReason = group(rejects, ({ code, message, agent, cloud, host, path }) =>
    JSON.stringify([code, message, agent, cloud, host, path]),
  );
  return [...byReason.values()].flatMap((alike) => {
    const [newest] = alike;
    return newest ? { count: alike.length, newest } : [];
  });
}
