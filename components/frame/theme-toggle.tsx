'use client';

import { remember } from './remember';
import { shownScheme } from './shown-scheme';

/** Switches between light and dark against what is shown now, and remembers it. */
export function ThemeToggle() {
  const toggle = () => {
    const systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const next = shownScheme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    // A choice that equals the system's is no choice: the page then follows the system again.
    remember('theme', (next === 'dark') === systemDark ? null : next);
  };
  return (
    <button
      type="button"
      onClick={toggle}
      title="Light or dark"
      aria-label="Switch between light and dark"
      className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
    >
      <svg aria-hidden="true" width="14" height="14" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
      </svg>
    </button>
  );
}
