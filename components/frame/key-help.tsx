'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { isTyping } from './typing-target';

/** Fetched by those who ask. */
const KeySheet = lazy(() => import('./key-sheet').then((module) => ({ default: module.KeySheet })));

/** The `?` button and the sheet of all keys that it opens. */
export function KeyHelp() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        title="Keys"
        aria-label="Keys"
        className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
      >
        ?
      </button>
      {isOpen && (
        <Suspense>
          <KeySheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
