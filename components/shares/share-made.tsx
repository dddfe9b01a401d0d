'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { toRoute } from '@/components/ui/route';

/** The link that was made, ready to be copied. */
export function ShareMade({ url, onClose }: { url: string; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-ink-2">
        The link is made. Only a fingerprint of it is stored: it can be had again only from this browser.
      </p>
      <div className="flex items-center gap-2">
        <input
          ref={field}
          readOnly
          value={url}
          aria-label="Shared link"
          className="min-w-0 flex-1 rounded-sm border border-line-strong bg-ground px-2 py-1 font-mono text-xs"
        />
        <CopyButton
          text={url}
          what="shared link"
          label="Copy"
          className="h-6 border border-line-strong text-ink"
        />
      </div>
      <div className="flex items-center gap-4">
        <Button onClick={onClose}>Done</Button>
        <a href={url} target="_blank" rel="noreferrer" className="link">
          Open it
        </a>
        <Link href={toRoute('/shares')} prefetch={false} className="link">
          All my links
        </Link>
      </div>
    </div>
  );
}
