'use client';

import { useEffect } from 'react';
import { isTyping } from '@/components/frame/typing-target';

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const MARK = 'c';

/**
 * j/k and the arrows move the focus between the rows of a list; Enter then follows the row's own link, and c the one that
 * marks it.
 */
export function RowKeys() {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = event.key === MARK ? 0 : STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector('details[open], dialog[open]')) return;
      const rows = [...document.querySelectorAll<HTMLElement>('a[data-row]')];
      const focused = document.activeElement;
      const current = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
      if (event.key === MARK) {
        const mark = focused?.closest('tr')?.querySelector<HTMLElement>('a[data-mark]');
        if (mark) event.preventDefault();
        mark?.click();
        return;
      }
      // The arrows scroll the page until a row has the focus.
      if (current < 0 && event.key.startsWith('Arrow')) return;
      const next = rows[current < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, current + step))];
      if (!next) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.closest('tr, li')?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);
  return null;
}
