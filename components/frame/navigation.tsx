'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { carriedQuery } from '@/components/filters/carried-query';
import { classNames } from '@/components/ui/class-names';
import { LinkPending } from '@/components/ui/link-pending';
import { toRoute } from '@/components/ui/route';

const PAGES = [
  ['/', 'Overview'],
  ['/boots', 'Boots'],
  ['/images', 'Images'],
  ['/flavors', 'Flavors'],
  ['/hosts', 'Hosts'],
  ['/compare', 'Compare'],
] as const;

/** The pages; filters, time and zone go along from page to page. */
export function Navigation() {
  const path = usePathname();
  const carried = carriedQuery(useSearchParams());
  return (
    <nav aria-label="Pages" className="flex h-8 items-stretch">
      {PAGES.map(([href, label]) => {
        const current = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={toRoute(`${href}${carried}`)}
            prefetch={false}
            aria-current={current ? 'page' : undefined}
            className={classNames(
              'relative flex items-center border-b-2 px-2.5 max-sm:flex-1 max-sm:justify-center max-sm:px-1 max-[22rem]:text-xs',
              current
                ? 'border-ink font-semibold'
                : 'border-transparent text-ink-2 hover:text-ink hover:border-line-strong',
            )}
          >
            {label}
            <LinkPending isFloating />
          </Link>
        );
      })}
    </nav>
  );
}
