import { TEXT_DEFAULTS, TEXT_STYLES, TEXT_WIDTH, type TextOptions } from '@/lib/export/text/boot-text';
import type { Query } from '@/lib/http/query';

export const TEXT_PARAMETERS = ['style', 'width', 'color', 'lines'] as const;

/** How the reader wants a boot drawn in the terminal. */
export function readTextOptions(query: Query): TextOptions {
  return {
    style: query.word('style', TEXT_STYLES) ?? TEXT_DEFAULTS.style,
    width: query.integer('width', TEXT_WIDTH) ?? TEXT_DEFAULTS.width,
    color: query.word('color', ['0', '1']) === '1',
    lines: query.word('lines', ['0', '1']) === '1',
  };
}
