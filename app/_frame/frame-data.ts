import 'server-only';
import type { Pulse } from '@/components/frame/ingest-dot';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { readPulse } from './read-pulse';
import { remembered } from './remembered';

/** What the header shows of the whole system. */
export interface FrameData {
  clouds: string[];
  /** Null when it could not be asked. */
  pulse: Pulse | null;
}

/** New clouds are rare, and finding them reads every boot. */
const readClouds = remembered(
  async () => (await getStatistics().values('cloud', '', {})).map(({ value }) => value),
  { forMs: 30_000, worthKeeping: (clouds) => clouds.length > 0 },
);

/** Reads the header's data. The frame stands even when the database does not: the page below says what failed. */
export async function readFrameData(): Promise<FrameData> {
  const [clouds, pulse] = await Promise.allSettled([readClouds(), readPulse()]);
  return {
    clouds: clouds.status === 'fulfilled' ? clouds.value : [],
    pulse: pulse.status === 'fulfilled' ? pulse.value : null,
  };
}
