'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';

interface ModalProps {
  title: string;
  /** Closed by Esc, by what is in it, or by leaving it: the place for it to be taken away. */
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** A dialog that is open for as long as it is there; the focus goes back to where it was. */
export function Modal({ title, onClose, className, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
      // What has the focus may be at the end: reading begins at the top.
      element.scrollTop = 0;
    }
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className={classNames(
        'm-auto max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-raised p-4 text-ink shadow-float backdrop:bg-black/30',
        className,
      )}
    >
      <h2 className="mb-2 text-md">{title}</h2>
      {children}
    </dialog>
  );
}
