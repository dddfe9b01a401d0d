'use client';

import { remember } from './remember';

/** Switches rows between 28 and 22 px, and remembers it. Not on phones: their rows are for fingers, and their header is short. */
export function DensityToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const dense = root.dataset.density === 'dense';
    if (dense) delete root.dataset.density;
    else root.dataset.density = 'dense';
    remember('density', dense ? null : 'dense');
  };
  return (
    <button
      type="button"
      onClick={toggle}
      title="Row height"
      aria-label="Switch between comfortable and dense rows"
      className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink max-sm:hidden"
    >
      <svg
        aria-hidden="true"
        width="14"
        height="14"
        viewBox="0 0 14 14"
        stroke="currentColor"
        strokeWidth="1.3"
      >
        <path d="M1.5 2.5h11M1.5 5.5h11M1.5 8.5h11M1.5 11.5h11" />
      </svg>
    </button>
  );
}
