'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { BUTTON } from '@/components/ui/button';
import { toRoute } from '@/components/ui/route';
import { formatDateTime, formatIso } from '@/lib/layout/clock-time';
import { parseZonedTime } from '@/lib/layout/zoned-input';

interface CustomTimeProps {
  /** Unix milliseconds; null is open. */
  fromMs: number | null;
  toMs: number | null;
  zone: string;
}

/** Two fields for fixed bounds, read and written in the page's zone. */
export function CustomTime({ fromMs, toMs, zone }: CustomTimeProps) {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const [problem, setProblem] = useState<string | null>(null);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = new URLSearchParams(query);
    for (const key of ['range', 'from', 'to', 'cursor']) next.delete(key);
    for (const key of ['from', 'to']) {
      const text = String(form.get(key) ?? '').trim();
      if (text === '') continue;
      const atMs = parseZonedTime(text, zone);
      if (atMs === null) return setProblem(`“${text}” is not a time like 2014-04-17 12:04`);
      next.set(key, formatIso(atMs));
    }
    setProblem(null);
    event.currentTarget.closest('details')?.removeAttribute('open');
    router.push(toRoute(`${path}?${next}`));
  };
  return (
    <form onSubmit={apply} className="mt-1 flex flex-col gap-2 border-t border-line px-3 py-2">
      <Field name="from" label="From" atMs={fromMs} zone={zone} />
      <Field name="to" label="To" atMs={toMs} zone={zone} />
      <div className="flex items-center justify-between gap-4">
        <span className="text-2xs text-ink-3">{zone}; an empty end is open</span>
        <button type="submit" className={BUTTON}>
          Apply
        </button>
      </div>
      <p role="alert" className="text-xs text-fail empty:hidden">
        {problem}
      </p>
    </form>
  );
}

function Field({
  name,
  label,
  atMs,
  zone,
}: {
  name: string;
  label: string;
  atMs: number | null;
  zone: string;
}) {
  const text = atMs === null ? '' : formatDateTime(atMs, zone, 'min');
  return (
    <label className="grid grid-cols-[3rem_1fr] items-center">
      {label}
      <input
        // A new page brings new bounds; the fields then show those.
        key={text}
        name={name}
        defaultValue={text}
        placeholder="2014-04-17 12:04"
        className="h-6 w-44 rounded-sm border border-line-strong bg-ground px-2 font-mono text-xs"
      />
    </label>
  );
}
