import 'server-only';
import type { Pulse } from '@/components/frame/ingest-dot';
import { readPulse } from './read-pulse';

/** What the header shows of the whole system. */
export interface FrameData {
  clouds: string[];
  /** Null when it could not be asked. */
  pulse: Pulse | null;
}

/** Reads the header's data. The frame stands even when the database does not: the page below says what failed. */
export async function readFrameData(): Promise<FrameData> {
  return { clouds: [], pulse: await readPulse().catch(() => null) };
}
