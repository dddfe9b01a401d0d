'use client';

import Link from 'next/link';
import { useState } from 'react';
import { copyText } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { toRoute } from '@/components/ui/route';
import { linkQuery } from './link-query';

interface CopyLinkProps {
  /** What a link fixes of this page's query: its time as bounds, its zone written out, its filters. */
  frozenQuery: string;
}

/** Copies this page's address: as it is shown now, or as a range that moves on with the clock. */
export function CopyLink({ frozenQuery }: CopyLinkProps) {
  const [said, setSaid] = useState('');
  const copy = (query: string, done: string) => {
    copyText(`${location.origin}${location.pathname}${query}`).then(
      () => setSaid(done),
      () => setSaid('The browser refused'),
    );
    setTimeout(() => setSaid(''), 1600);
  };
  const frozen = () => linkQuery(location.search, frozenQuery);
  return (
    <div className="flex items-center">
      <button
        type="button"
        onClick={() => copy(frozen(), 'Copied')}
        title="With fixed times: whoever opens it sees the same boots"
        className="flex h-6 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
      >
        <Icon name={said ? 'check' : 'link'} />
        <span className="max-sm:sr-only">{said || 'Copy link'}</span>
      </button>
      <span role="status" className="sr-only">
        {said}
      </span>
      <Menu label="" name="Other links" align="right" className="-ml-1 px-0.5">
        <button type="button" className={MENU_ITEM} onClick={() => copy(frozen(), 'Copied')}>
          Copy link
          <span className="ml-auto pl-6 text-ink-3">fixed times</span>
        </button>
        <button type="button" className={MENU_ITEM} onClick={() => copy(location.search, 'Copied live link')}>
          Copy live link
          <span className="ml-auto pl-6 text-ink-3">moves with the clock</span>
        </button>
        <Link href={toRoute('/shares')} prefetch={false} className={MENU_ITEM}>
          Shared links
          <span className="ml-auto pl-6 text-ink-3">list and revoke</span>
        </Link>
      </Menu>
    </div>
  );
}
