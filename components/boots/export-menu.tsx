import { Menu } from '@/components/ui/menu';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { PictureLink } from './picture-link';

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
        {FORMATS.map(([extension, name, purpose]) => {
          const file = { href: `${base}.${extension}`, download: `${fileName}.${extension}` };
          const text = (
            <>
              {name}
              <span className="ml-auto pl-6 text-ink-3">{purpose}</span>
            </>
          );
          return (
            <li key={extension}>
              {PICTURES.has(extension) ? (
                <PictureLink {...file}>{text}</PictureLink>
              ) : (
                <a className={MENU_ITEM} {...file}>
                  {text}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </Menu>
  );
}
