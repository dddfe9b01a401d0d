import type { Metadata } from 'next';
import type { Boot } from '@/lib/domain/boot';
import { bootTitle } from '@/lib/export/boot-title';
import { bootVerdict } from '@/lib/export/verdict';

/** What a chat shows of a link to a boot: its name, how it went in one line, and the picture beside the page. */
export function bootUnfurling(boot: Boot, origin: string): Metadata {
  const title = bootTitle(boot);
  const description = bootVerdict(boot);
  return {
    metadataBase: new URL(origin),
    title,
    description,
    openGraph: { title, description, siteName: 'Bootfall', type: 'article' },
    twitter: { card: 'summary_large_image', title, description },
  };
}
