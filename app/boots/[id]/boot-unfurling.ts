import type { Metadata } from 'next';
import type { Boot } from '@/lib/domain/boot';
import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import { bootTitle } from '@/lib/export/boot-title';
import { bootVerdict } from '@/lib/export/verdict';
import { statementText } from '@/lib/layout/statement-text';

/** What a chat shows of a link to a boot: its name, how it went in one line, and the picture beside the page. */
export function bootUnfurling(boot: Boot, explanation?: Explanation): Metadata {
  const title = bootTitle(boot);
  const description = explanation ? statementText(explanation.verdict, boot.clock) : bootVerdict(boot);
  return {
    title,
    description,
    openGraph: { title, description, siteName: 'Bootfall', type: 'article' },
    twitter: { card: 'summary_large_image', title, description },
  };
}
