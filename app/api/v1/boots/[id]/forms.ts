import type { BootDetail } from '@/lib/domain/boot-summary';
import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import { renderBootCsv } from '@/lib/export/boot-csv';
import { renderBootMarkdown } from '@/lib/export/boot-markdown';
import { renderBootHtml } from '@/lib/export/html/boot-html';
import { renderPng } from '@/lib/export/picture/render-png';
import { renderWaterfallSvg } from '@/lib/export/picture/waterfall-svg';
import { renderBootText } from '@/lib/export/text/boot-text';
import { renderBootTrace } from '@/lib/export/trace/boot-trace';
import { toBootJson } from '@/lib/http/boot-json';
import { toExplanationJson } from '@/lib/http/explanation-json';
import type { Query } from '@/lib/http/query';
import { statementText } from '@/lib/layout/statement-text';
import { PICTURE_PARAMETERS, readPictureOptions, readPngOptions, readScale } from './picture-query';
import { readTextOptions, TEXT_PARAMETERS } from './text-query';

/** What a form is rendered from. */
export interface FormRequest {
  detail: BootDetail;
  /** How its peers fared and why it took so long; null for forms that do not say so. */
  explanation: Explanation | null;
  query: Query;
  /** Address of the page that shows it. */
  pageUrl: string;
}

/** A form in which a boot can be taken away. */
export interface BootForm {
  contentType: string;
  /** Names of the parameters that it reads. */
  parameters: readonly string[];
  /** It says how the peers fared and why the boot took so long. */
  isExplained?: true;
  /** The form as text; two of the same text are the same. */
  render(request: FormRequest): string;
  /** What is sent in place of the text. */
  finish?(text: string, request: FormRequest): Promise<Uint8Array<ArrayBuffer>>;
}

/** Suffixes of a boot's address. */
export const FORM_SUFFIXES = ['json', 'txt', 'csv', 'md', 'trace.json', 'svg', 'png', 'html'] as const;

export type FormSuffix = (typeof FORM_SUFFIXES)[number];

/** The forms by suffix. */
export const BOOT_FORMS: Readonly<Record<FormSuffix, BootForm>> = {
  json: {
    contentType: 'application/json; charset=utf-8',
    parameters: [],
    isExplained: true,
    render: ({ detail, explanation }) =>
      JSON.stringify({
        ...toBootJson(detail),
        ...(explanation &&
          toExplanationJson(explanation, (words) => statementText(words, detail.boot.clock))),
      }),
  },
  txt: {
    contentType: 'text/plain; charset=utf-8',
    parameters: TEXT_PARAMETERS,
    render: ({ detail, query }) => renderBootText(detail, readTextOptions(query)),
  },
  csv: {
    contentType: 'text/csv; charset=utf-8',
    parameters: [],
    render: ({ detail }) => renderBootCsv(detail),
  },
  md: {
    contentType: 'text/markdown; charset=utf-8',
    parameters: [],
    isExplained: true,
    render: ({ detail, explanation, pageUrl }) => renderBootMarkdown(detail, pageUrl, explanation),
  },
  'trace.json': {
    contentType: 'application/json; charset=utf-8',
    parameters: [],
    render: ({ detail }) => renderBootTrace(detail),
  },
  svg: {
    contentType: 'image/svg+xml; charset=utf-8',
    parameters: PICTURE_PARAMETERS,
    render: ({ detail, query }) => renderWaterfallSvg(detail, readPictureOptions(query)),
  },
  png: {
    contentType: 'image/png',
    parameters: [...PICTURE_PARAMETERS, 'scale'],
    render: ({ detail, query }) => renderWaterfallSvg(detail, readPngOptions(query)),
    finish: (svg, { query }) => renderPng(svg, readScale(query)),
  },
  html: {
    contentType: 'text/html; charset=utf-8',
    parameters: [],
    render: ({ detail }) => renderBootHtml(detail),
  },
};
