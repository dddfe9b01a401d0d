'use client';

import { useEffect, useRef, useState } from 'react';
import { isTyping } from '@/components/frame/typing-target';
import { Icon } from '@/components/ui/icon';
import { ShareForm } from './share-form';
import { ShareMade } from './share-made';

interface ShareButtonProps {
  bootId: string;
  /** Zone in which the page's times are written. */
  zone: string;
}

/** The `Share` button, its key `s`, and the dialog in which a view is frozen and its link made. */
export function ShareButton({ bootId, zone }: ShareButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [url, setUrl] = useState<string | null>(null);
  const open = () => {
    if (dialog.current?.open) return;
    setUrl(null);
    dialog.current?.showModal();
  };
  useShareKey(open);
  return (
    <>
      <button
        type="button"
        onClick={open}
        title="Freeze this view and get a link to it (s)"
        aria-keyshortcuts="s"
        className="flex h-6 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
      >
        <Icon name="lock" />
        Share
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="share-title"
        className="m-auto w-112 max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-raised p-4 text-ink shadow-float backdrop:bg-black/30"
      >
        <h2 id="share-title" className="mb-1 text-md">
          Share this view
        </h2>
        {url === null ? (
          <ShareForm bootId={bootId} zone={zone} onMade={setUrl} onCancel={() => dialog.current?.close()} />
        ) : (
          <ShareMade url={url} onClose={() => dialog.current?.close()} />
        )}
      </dialog>
    </>
  );
}

function useShareKey(open: () => void) {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
