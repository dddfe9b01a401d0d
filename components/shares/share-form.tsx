'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { MAX_NOTE_CHARS, SHARE_DAYS } from '@/lib/domain/share/share';
import { formatCountOf } from '@/lib/layout/quantity';
import { postShare } from './post-share';

interface ShareFormProps {
  bootId: string;
  zone: string;
  onMade: (url: string) => void;
  onCancel: () => void;
}

const NEVER = 'never';

/** Asks for a note and an end, both optional, and makes the link. */
export function ShareForm({ bootId, zone, onMade, onCancel }: ShareFormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = String(form.get('days'));
    const query = new URLSearchParams(location.search);
    query.set('tz', zone);
    setBusy(true);
    setProblem(null);
    postShare({
      boot: bootId,
      query: query.toString(),
      note: String(form.get('note')),
      expiresInDays: days === NEVER ? null : Number(days),
    })
      .then(onMade, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <p className="text-ink-2">
        Freezes the boot as it is shown now, with its lines. Whoever has the link can read it, also when the
        boot itself is gone; you can revoke it at any time.
      </p>
      <label className="flex flex-col gap-1">
        <span className="text-xs text-ink-2">Note, optional</span>
        <textarea
          name="note"
          rows={3}
          maxLength={MAX_NOTE_CHARS}
          className="rounded-sm border border-line-strong bg-ground px-2 py-1"
        />
      </label>
      <fieldset>
        <legend className="mb-1 text-xs text-ink-2">Ends after</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {[...SHARE_DAYS, NEVER].map((days) => (
            <label key={days} className="flex h-6 items-center gap-1.5">
              <input
                type="radio"
                name="days"
                value={days}
                defaultChecked={days === NEVER}
                className="accent-ink"
              />
              {typeof days === 'number' ? formatCountOf(days, 'day') : days}
            </label>
          ))}
        </div>
      </fieldset>
      {problem && (
        <p role="alert" className="text-fail">
          No link was made: {problem}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" disabled={busy}>
          {busy ? 'Freezing…' : 'Make the link'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
