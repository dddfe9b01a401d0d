'use client';

import type { MouseEvent } from 'react';
import { shownScheme } from '@/components/frame/shown-scheme';
import { MENU_ITEM, Menu } from '@/components/ui/menu';
import { pictureQuery } from './picture-query';

const FORMATS = [
  ['json', 'JSON', 'as the API has it'],
  ['csv', 'CSV', 'one phase a line'],
  ['md', 'Markdown', 'for a ticket'],
  ['txt', 'Text', 'for a terminal'],
  ['trace.json', 'Trace', 'for Perfetto'],
  ['svg', 'SVG', 'the waterfall as shown'],
  ['png', 'PNG', 'the waterfall as shown'],
  ['html', 'HTML', 'one page, works from disk'],
] as const;

const PICTURES: ReadonlySet<string> = new Set(['svg', 'png']);

interface ExportMenuProps {
  /** Address of the forms, without their suffix. */
  base: string;
  /** Name of the files, without their suffix. */
  fileName: string;
}

/** Takes the boot away as a file. */
export function ExportMenu({ base, fileName }: ExportMenuProps) {
  return (
    <Menu label="Export" align="right">
      <ul>
        {FORMATS.map(([extension, name, purpose]) => (
          <li key={extension}>
            <a
              className={MENU_ITEM}
              href={`${base}.${extension}`}
              download={`${fileName}.${extension}`}
              onClick={PICTURES.has(extension) ? asShown : undefined}
            >
              {name}
              <span className="ml-auto pl-6 text-ink-3">{purpose}</span>
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

/** The zoom is written into the URL without the page being made anew, so that it is read when it is needed. */
function asShown({ currentTarget }: MouseEvent<HTMLAnchorElement>) {
  const [path] = currentTarget.href.split('?');
  const query = pictureQuery(new URLSearchParams(location.search), shownScheme());
  currentTarget.href = `${path}${query}`;
}
