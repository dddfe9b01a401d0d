import { isTimeZone } from '@/lib/layout/clock-time';

/** The reader's choice of zone: UTC, a named one, or the browser's own under the name that it had when chosen. */
export interface ZoneSetting {
  choice: 'utc' | 'local' | 'named';
  /** IANA name, or `UTC`. */
  zone: string;
}

const LOCAL = 'local:';

/** Reads what `formatZoneSetting` wrote; whatever else it is given is UTC. */
export function parseZoneSetting(text: string | null | undefined): ZoneSetting {
  if (!text || text === 'UTC') return { choice: 'utc', zone: 'UTC' };
  const local = text.startsWith(LOCAL);
  const zone = local ? text.slice(LOCAL.length) : text;
  if (!isTimeZone(zone)) return { choice: 'utc', zone: 'UTC' };
  return { choice: local ? 'local' : 'named', zone };
}

/** The text of a choice, for the cookie. */
export function formatZoneSetting(setting: ZoneSetting): string {
  return setting.choice === 'local' ? `${LOCAL}${setting.zone}` : setting.zone;
}
