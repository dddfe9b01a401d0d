'use client';

import { useEffect } from 'react';
import { isTyping } from '@/components/frame/typing-target';
import { useLatest } from '../use-latest';

/** Keys that hold anywhere on a boot's page, unless something is being typed or a dialog is open. */
export function useBootKeys(actions: Readonly<Record<string, () => void>>) {
  const latest = useLatest(actions);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = latest.current[event.key];
      if (!action || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [latest]);
}
