'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { toRoute } from '@/components/ui/route';
import { HEADER_SELECT } from './header-select';
import { remember } from './remember';
import { formatZoneSetting, type ZoneSetting } from './zone-setting';

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The zone in which all times are written: UTC, the browser's, or one by name. A zone in the URL is shown as such. */
export function ZoneSelect({ setting }: { setting: ZoneSetting }) {
  const router = useRouter();
  const query = useSearchParams();
  const linked = query.get('tz');
  const [names, setNames] = useState<string[]>([]);
  const [local, setLocal] = useState<string | null>(null);

  useEffect(() => {
    const zone = browserZone();
    setLocal(zone);
    // The laptop has travelled since the choice was made.
    if (setting.choice === 'local' && setting.zone !== zone) {
      remember('zone', formatZoneSetting({ choice: 'local', zone }));
      router.refresh();
    }
  }, [setting.choice, setting.zone, router]);

  const choose = (value: string) => {
    remember('zone', value === 'UTC' ? null : value);
    if (linked === null) return router.refresh();
    const rest = new URLSearchParams(query);
    rest.delete('tz');
    router.push(toRoute(`${location.pathname}?${rest}`), { scroll: false });
  };
  const current = linked ?? formatZoneSetting(setting);
  const localValue = local && formatZoneSetting({ choice: 'local', zone: local });
  const fixed = [current].filter((value) => value !== 'UTC' && value !== localValue);
  return (
    <select
      aria-label="Time zone"
      title="The zone in which times are written"
      value={current}
      onChange={(event) => choose(event.target.value)}
      onFocus={() => setNames(Intl.supportedValuesOf('timeZone'))}
      className={HEADER_SELECT}
    >
      <option value="UTC">UTC</option>
      {localValue && <option value={localValue}>{local} (this browser)</option>}
      {fixed.map((value) => (
        <option key={value} value={value}>
          {value.replace(/^local:/, '')}
          {linked === value ? ' (from the link)' : ''}
        </option>
      ))}
      {names.length > 0 && (
        <optgroup label="All zones">
          {names
            .filter((name) => !fixed.includes(name))
            .map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </optgroup>
      )}
    </select>
  );
}
