'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { visibleText } from '@/lib/layout/visible-text';
import { deleteShare } from './post-share';

interface RevokeButtonProps {
  id: string;
  title: string;
  /** It has ended by itself: nothing is lost, so nothing is asked. */
  expired: boolean;
}

/** Ends a shared link, after asking on the spot. Esc, or going elsewhere, keeps it. */
export function RevokeButton({ id, title, expired }: RevokeButtonProps) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState(false);
  const [busy, startTransition] = useTransition();
  const first = useRef<HTMLButtonElement>(null);
  const name = visibleText(title);
  const revoke = () =>
    startTransition(async () => {
      try {
        await deleteShare(id);
        router.refresh();
      } catch {
        setProblem(true);
        setAsked(false);
      }
    });
  const keep = () => {
    setAsked(false);
    requestAnimationFrame(() => first.current?.focus());
  };
  if (!asked)
    return (
      <>
        {problem && (
          <span role="alert" className="text-fail">
            not revoked
          </span>
        )}
        <Button
          ref={first}
          disabled={busy}
          onClick={() => (expired ? revoke() : setAsked(true))}
          aria-label={expired ? `Remove ${name} from the list` : `Revoke the link to ${name}`}
        >
          {expired ? 'Remove' : 'Revoke'}
        </Button>
      </>
    );
  return <Confirm name={name} busy={busy} onRevoke={revoke} onKeep={keep} />;
}

interface ConfirmProps {
  name: string;
  busy: boolean;
  onRevoke: () => void;
  onKeep: () => void;
}

function Confirm({ name, busy, onRevoke, onKeep }: ConfirmProps) {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onKeep();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc reaches it from the buttons inside.
    <span className="flex items-center gap-2 max-sm:flex-col max-sm:items-end" onKeyDown={onKeyDown}>
      <Button
        ref={yes}
        disabled={busy}
        onClick={onRevoke}
        aria-label={`Revoke the link to ${name} for good`}
        className="border-fail text-fail"
      >
        {busy ? 'Revoking…' : 'Revoke for good'}
      </Button>
      <Button disabled={busy} onClick={onKeep}>
        Keep
      </Button>
    </span>
  );
}
