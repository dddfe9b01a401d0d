import 'server-only';
import type { Pulse } from '@/components/frame/ingest-dot';

/** What the header shows of the whole system. */
export interface FrameData {
  clouds: string[];
  pulse: Pulse | null;
}

export async function readFrameData(): Promise<FrameData> {
  return { clouds: [], pulse: null };
}
