'use client';

import { useEffect, useRef } from 'react';
import { KeyCap } from '@/components/ui/key-cap';
import { isTyping } from './typing-target';

const SHEET: ReadonlyArray<readonly [where: string, keys: ReadonlyArray<readonly [string[], string]>]> = [
  [
    'Everywhere',
    [
      [['/'], 'filter'],
      [['Esc'], 'leave the filter, close what is open'],
      [['?'], 'this sheet'],
    ],
  ],
  [
    'A list',
    [
      [['j', '↓'], 'next row'],
      [['k', '↑'], 'previous row'],
      [['Enter'], 'open it'],
      [['c'], 'mark it; with one marked, compare the two'],
    ],
  ],
  [
    'A boot',
    [
      [['↑', '↓'], 'previous or next phase'],
      [['→', '←'], 'unfold or fold; into or out of'],
      [['Home', 'End'], 'first or last phase'],
      [['Enter', 'Space'], 'show the lines that prove it'],
      [['Esc'], 'show no phase'],
      [['z', '0'], 'zoom to the phase; the whole boot'],
      [['g', 'l'], 'compress gaps; logarithmic axis'],
      [['p'], 'mark the critical path'],
      [['f'], 'search its phases'],
      [['c'], 'compare it'],
      [['s'], 'share it'],
      [['Ctrl', 'wheel'], 'zoom at the pointer'],
    ],
  ],
  [
    'A comparison',
    [
      [['j', 'k'], 'next or previous phase; Enter shows its lines'],
      [['o'], 'order by difference or by time'],
      [['l'], 'phases, top level, stages'],
      [['b'], 'from the request or from the build'],
      [['x'], 'turn the sides round'],
    ],
  ],
];

/** The `?` button and the sheet of all keys that it opens. */
export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      if (!dialog.current?.open) dialog.current?.showModal();
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        title="Keys"
        aria-label="Keys"
        className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
      >
        ?
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="key-help-title"
        className="m-auto w-100 max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-raised p-4 text-ink shadow-float backdrop:bg-black/30"
      >
        <h2 id="key-help-title" className="mb-3 text-md">
          Keys
        </h2>
        {SHEET.map(([where, keys]) => (
          <section key={where} className="mb-3">
            <h3 className="mb-1 text-xs text-ink-2">{where}</h3>
            <dl className="grid grid-cols-[7rem_1fr] gap-y-1">
              {keys.map(([names, meaning]) => (
                <div key={meaning} className="contents">
                  <dt className="flex gap-1">
                    {names.map((name) => (
                      <KeyCap key={name}>{name}</KeyCap>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <form method="dialog">
          <button type="submit" className="h-6 rounded-sm border border-line-strong px-2 hover:bg-hover">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
