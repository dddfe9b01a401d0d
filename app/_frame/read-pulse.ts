import 'server-only';
import type { Pulse } from '@/components/frame/ingest-dot';
import { getDatabase } from '@/lib/store/db';
import { ingestRates } from '@/lib/store/ingest-rates';
import { lastHeardMs } from '@/lib/store/last-heard';

/** How lively the ingest is: the minute that runs and the one before it. */
export async function readPulse(): Promise<Pulse> {
  const db = getDatabase();
  const nowMs = Date.now();
  const [minutes, heardMs] = await Promise.all([ingestRates(db, nowMs, 2), lastHeardMs(db)]);
  const [first] = minutes;
  const accepted = minutes.reduce((sum, minute) => sum + minute.accepted, 0);
  const seconds = first ? (nowMs - first.minuteMs) / 1000 : 60;
  return { eventsPerSecond: accepted / seconds, lastHeardMs: heardMs, nowMs };
}
