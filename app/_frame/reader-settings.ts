import 'server-only';
import { cookies } from 'next/headers';
import { parseZoneSetting, type ZoneSetting } from '@/components/frame/zone-setting';

export interface ReaderSettings {
  /** Null follows the system. */
  theme: 'light' | 'dark' | null;
  density: 'dense' | null;
  zone: ZoneSetting;
}

/** How this reader wants the pages drawn, from the cookies that `remember` set. */
export async function readSettings(): Promise<ReaderSettings> {
  const jar = await cookies();
  const theme = jar.get('theme')?.value;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    density: jar.get('density')?.value === 'dense' ? 'dense' : null,
    zone: parseZoneSetting(jar.get('zone')?.value),
  };
}

/** The zone to write times in: that of the link, else the reader's. */
export async function readZone(linked: string | null): Promise<string> {
  return linked ?? (await readSettings()).zone.zone;
}
