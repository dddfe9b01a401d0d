'use client';

import type { MouseEvent, ReactNode } from 'react';
import { shownScheme } from '@/components/frame/shown-scheme';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { pictureQuery } from './picture-query';

interface PictureLinkProps {
  href: string;
  download: string;
  children: ReactNode;
}

/** Takes the waterfall away as a picture of what is on the screen. */
export function PictureLink({ href, download, children }: PictureLinkProps) {
  return (
    <a href={href} download={download} className={MENU_ITEM} onClick={asShown}>
      {children}
    </a>
  );
}

/** The zoom is written into the URL without the page being made anew, so that it is read when it is needed. */
function asShown({ currentTarget }: MouseEvent<HTMLAnchorElement>) {
  const [path] = currentTarget.href.split('?');
  const query = pictureQuery(new URLSearchParams(location.search), shownScheme());
  currentTarget.href = `${path}${query}`;
}
