import type { BootDetail } from '@/lib/domain/boot-summary';
import { renderBootCsv } from './boot-csv';
import { renderBootMarkdown } from './boot-markdown';
import { renderBootText } from './boot-text';
import { renderBootTrace } from './boot-trace';

/** A form in which a boot can be taken away. */
export interface BootFormat {
  contentType: string;
  render(detail: BootDetail): string;
}

/** Forms by the suffix of the address. */
export const BOOT_FORMATS: Readonly<Record<string, BootFormat>> = {
  txt: { contentType: 'text/plain; charset=utf-8', render: renderBootText },
  csv: { contentType: 'text/csv; charset=utf-8', render: renderBootCsv },
  md: { contentType: 'text/markdown; charset=utf-8', render: renderBootMarkdown },
  'trace.json': { contentType: 'application/json; charset=utf-8', render: renderBootTrace },
};
