import Link from 'next/link';
import { CopyLink } from '@/components/filters/copy-link';
import { BUTTON } from '@/components/ui/button';
import { LinkChoice } from '@/components/ui/link-choice';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { toRoute } from '@/components/ui/route';
import type { CompareStart } from '@/lib/domain/compare/compared-side';
import type { SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { type CompareParams, serializeCompare } from './search-params';

const START_CHOICES: Record<CompareStart, readonly [label: string, title: string]> = {
  request: ['from request', 'Both begin where the request was accepted, or the instance created'],
  build: ['from build', 'Both begin where a compute host took them up'],
};

const FORMATS = [
  ['csv', 'CSV', 'one phase a line'],
  ['md', 'Markdown', 'for a ticket'],
  ['json', 'JSON', 'as the API has it'],
  ['png', 'PNG', 'the sum of it, to paste'],
] as const;

interface ComparisonToolsProps {
  compared: SubjectsCompared;
  params: CompareParams;
  zone: string;
}

/** How the comparison is looked at, turned round, linked to and taken away. */
export function ComparisonTools({ compared, params, zone }: ComparisonToolsProps) {
  const { start, starts, rows } = compared;
  const hrefOf = (change: Partial<CompareParams>) => serializeCompare('/compare', { ...params, ...change });
  const { a, b } = params;
  const file = (format: string) =>
    `${serializeCompare('/api/v1/compare', { a, b, start, rows })}&format=${format}`;
  return (
    <div className="flex flex-1 flex-wrap items-center gap-2">
      {starts.length > 1 && (
        <LinkChoice
          name="Compared from"
          value={start}
          shortcut="b"
          choices={starts.map((value) => {
            const [label, title] = START_CHOICES[value];
            return { value, label, title, href: hrefOf({ start: value }) };
          })}
        />
      )}
      <LinkChoice
        name="Order"
        value={params.order}
        shortcut="o"
        choices={[
          { value: 'size', label: 'by difference', href: hrefOf({ order: 'size' }) },
          { value: 'time', label: 'by time', href: hrefOf({ order: 'time' }) },
        ]}
      />
      <LinkChoice
        name="Rows"
        value={params.rows ?? rows}
        shortcut="l"
        choices={[
          { value: 'phase', label: 'all phases', href: hrefOf({ rows: 'phase' }) },
          { value: 'top', label: 'top level', href: hrefOf({ rows: 'top' }) },
          { value: 'stage', label: 'stages', href: hrefOf({ rows: 'stage' }) },
        ]}
      />
      <Link
        href={toRoute(hrefOf({ a: b, b: a }))}
        prefetch={false}
        scroll={false}
        aria-keyshortcuts="x"
        title="Turn A and B round (x)"
        className={BUTTON}
      >
        Swap
      </Link>
      <span className="ml-auto flex items-center gap-1">
        <CopyLink frozenQuery={hrefOf({ tz: zone, start, choose: null, find: '' }).replace('/compare', '')} />
        <Menu label="Export" align="right">
          <ul>
            {FORMATS.map(([format, name, purpose]) => (
              <li key={format}>
                <a className={MENU_ITEM} href={file(format)} download={`comparison.${format}`}>
                  {name}
                  <span className="ml-auto pl-6 text-ink-3">{purpose}</span>
                </a>
              </li>
            ))}
          </ul>
        </Menu>
      </span>
    </div>
  );
}
