'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { isTyping } from '@/components/frame/typing-target';
import { Icon } from '@/components/ui/icon';

interface ShareButtonProps {
  bootId: string;
  /** Zone in which the page's times are written. */
  zone: string;
}

/** Fetched by those who share. */
const ShareDialog = lazy(() => import('./share-dialog').then((module) => ({ default: module.ShareDialog })));

/** The `Share` button, its key `s`, and the dialog in which a view is frozen and its link made. */
export function ShareButton({ bootId, zone }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false);
  useShareKey(setOpen);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        title="Freeze this view and get a link to it (s)"
        aria-keyshortcuts="s"
        className="flex h-6 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
      >
        <Icon name="lock" />
        Share
      </button>
      {isOpen && (
        <Suspense>
          <ShareDialog bootId={bootId} zone={zone} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function useShareKey(setOpen: (isOpen: true) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [setOpen]);
}
