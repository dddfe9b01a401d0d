/** Why one item was refused. */
export const REJECT_CODES = [
  'malformed_json',
  'not_an_item',
  'too_deep',
  'too_large',
  'invalid_event',
  'missing_time',
  'invalid_time',
  'time_out_of_range',
  'reversed_interval',
  'malformed_line',
  'unreadable',
] as const;

export type RejectCode = (typeof REJECT_CODES)[number];

/** An item that was refused; the others of its batch are not touched by it. */
export interface Reject {
  /** Place of the item in the request, from 0; for text, of its first line. */
  index: number;
  code: RejectCode;
  message: string;
  /** The item as sent, cut to `EXCERPT_CHARS`; for the operator's list of rejects. */
  excerpt: string;
}

const EXCERPT_CHARS = 500;
const MESSAGE_CHARS = 300;

/** Makes a reject; message and excerpt are cut to a length that can be listed. */
export function rejectItem(index: number, code: RejectCode, message: string, text: string): Reject {
  return { index, code, message: cut(message, MESSAGE_CHARS), excerpt: cut(text, EXCERPT_CHARS) };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
