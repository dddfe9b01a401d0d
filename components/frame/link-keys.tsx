'use client';

import { useEffect } from 'react';
import { isTyping } from './typing-target';

/** Follows the page's link whose `aria-keyshortcuts` is the key that is pressed. */
export function LinkKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const links = document.querySelectorAll<HTMLElement>('a[aria-keyshortcuts]');
      const link = [...links].find((each) => each.getAttribute('aria-keyshortcuts') === event.key);
      if (!link) return;
      event.preventDefault();
      link.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return null;
}
