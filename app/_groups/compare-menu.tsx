import 'server-only';
import Link from 'next/link';
import type { Scope } from '@/app/_frame/scope';
import { compareCohortsHref } from '@/components/filters/cohort-href';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { toRoute } from '@/components/ui/route';
import type { BootFilter, Dimension } from '@/lib/domain/cohort';
import { DIMENSION_WORDS } from '@/lib/domain/dimension-words';
import { type MemberData, within } from './member-data';

interface CompareMenuProps {
  dimension: Dimension;
  member: MemberData;
  scope: Scope;
}

/** What a member can be held against: its own cold and warm boots, all boots, the period before. */
export function CompareMenu({ dimension, member, scope }: CompareMenuProps) {
  const { filter, span, overview } = member;
  const window: BootFilter = { ...filter, fromMs: span.fromMs, toMs: span.toMs };
  const { [dimension]: _, ...fleet } = window;
  const choices: [name: string, a: BootFilter, b: BootFilter][] = [
    ['cold against warm', within(window, ['cold', 'follower']), within(window, ['warm'])],
    [`all ${DIMENSION_WORDS[dimension].many} against this one`, fleet, window],
  ];
  if (overview.previous && overview.previousFromMs !== null && scope.filter.fromMs !== undefined) {
    const before = { ...filter, fromMs: overview.previousFromMs, toMs: scope.filter.fromMs };
    choices.push(['the period before against this one', before, window]);
  }
  const possible = choices.filter(([, a, b]) => a.cache?.length !== 0 && b.cache?.length !== 0);
  return (
    <Menu label="Compare" align="right" className="border border-line-strong bg-raised">
      <ul>
        {possible.map(([name, a, b]) => (
          <li key={name}>
            <Link className={MENU_ITEM} href={toRoute(compareCohortsHref(a, b))} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
