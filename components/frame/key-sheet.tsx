'use client';

import { KeyCap } from '@/components/ui/key-cap';
import { Modal } from '@/components/ui/modal';

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
    'A heat map',
    [
      [['←', '→', '↑', '↓'], 'from cell to cell'],
      [['Shift', '←'], 'draw a box'],
      [['Enter'], 'what its boots have in common'],
      [['b'], 'list its boots'],
      [['Esc'], 'no box'],
    ],
  ],
  [
    'A boot',
    [
      [['↑', '↓'], 'previous or next phase'],
      [['→', '←'], 'unfold or fold; into or out of'],
      [['Home', 'End'], 'first or last phase'],
      [['PgUp', 'PgDn'], 'twenty phases up or down'],
      [['Enter', 'Space'], 'show the lines that prove it'],
      [['Esc'], 'show no phase'],
      [['z', '0'], 'zoom to the phase; the whole boot'],
      [['g', 'l'], 'compress gaps; logarithmic axis'],
      [['p'], 'mark the critical path'],
      [['w'], 'colour by slowness'],
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

/** All keys, by where they hold. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Keys" onClose={onClose} className="w-180">
      <div className="gap-x-8 sm:columns-2">
        {SHEET.map(([where, keys]) => (
          <section key={where} className="mb-3 break-inside-avoid">
            <h3 className="mb-1 text-xs text-ink-2">{where}</h3>
            <dl className="grid grid-cols-[6.5rem_1fr] gap-y-1">
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
      </div>
      <form method="dialog">
        <button type="submit" className="h-6 rounded-sm border border-line-strong px-2 hover:bg-hover">
          Close
        </button>
      </form>
    </Modal>
  );
}
