'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { toRoute } from '@/components/ui/route';
import { HEADER_SELECT } from './header-select';

/** Narrows every page to one cloud; there is nothing to choose where there is one cloud only. */
export function CloudSelect({ clouds }: { clouds: string[] }) {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const chosen = query.get('cloud') ?? '';
  if (clouds.length < 2 && chosen === '') return null;
  const choose = (cloud: string) => {
    const rest = new URLSearchParams(query);
    rest.delete('cursor');
    rest.delete('cloud');
    if (cloud) rest.set('cloud', cloud);
    router.push(toRoute(`${path}?${rest}`));
  };
  return (
    <select
      aria-label="Cloud"
      value={chosen}
      onChange={(event) => choose(event.target.value)}
      className={HEADER_SELECT}
    >
      <option value="">all clouds</option>
      {[...new Set([...clouds, chosen])].filter(Boolean).map((cloud) => (
        <option key={cloud} value={cloud}>
          {cloud}
        </option>
      ))}
    </select>
  );
}
