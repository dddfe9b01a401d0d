'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { visibleText } from '@/lib/layout/visible-text';

/** Copies the link of a share, under the name by which the reader reached this server. */
export function CopyShare({ path, title }: { path: string; title: string }) {
  return (
    <CopyButton
      text={() => `${location.origin}${path}`}
      what={`link to ${visibleText(title)}`}
      label="Copy link"
      className="h-6 text-ink-2"
    />
  );
}
