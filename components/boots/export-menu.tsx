import { MENU_ITEM, Menu } from '@/components/ui/menu';

const FORMATS = [
  ['json', 'JSON', 'as the API has it'],
  ['csv', 'CSV', 'one phase a line'],
  ['md', 'Markdown', 'for a ticket'],
  ['txt', 'Text', 'for a terminal'],
  ['trace.json', 'Trace', 'for Perfetto'],
  ['svg', 'SVG', 'the waterfall, to scale'],
  ['png', 'PNG', 'the waterfall, to paste'],
  ['html', 'HTML', 'one page, works from disk'],
] as const;

/** Takes the boot away as a file. */
export function ExportMenu({ id }: { id: string }) {
  return (
    <Menu label="Export" align="right">
      <ul>
        {FORMATS.map(([extension, name, purpose]) => (
          <li key={extension}>
            <a
              className={MENU_ITEM}
              href={`/api/v1/boots/${id}.${extension}`}
              download={`${id}.${extension}`}
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
