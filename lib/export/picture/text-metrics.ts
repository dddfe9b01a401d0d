/**
 * Widths of Inter's glyphs in em, by kind. A picture is laid out where nothing can measure text; these are a little more
 * than the average of the kind, so that what fits by them fits.
 */
const NARROW = /[iljtf.,:;'|!()[\] ·]/;
const WIDE = /[mwMW@%—…]/;
const CAPITAL = /[A-Z]/;
const FULL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** About how wide a text is, in the unit of `fontSize`. */
export function approximateWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const char of text) em += widthOf(char);
  return em * fontSize;
}

function widthOf(char: string): number {
  if (NARROW.test(char)) return 0.33;
  if (WIDE.test(char)) return 0.88;
  if (FULL.test(char)) return 1;
  return CAPITAL.test(char) ? 0.7 : 0.6;
}

/** The text as far as it fits; an ellipsis at the end stands for the rest. */
export function fitEnd(text: string, width: number, fontSize: number): string {
  if (approximateWidth(text, fontSize) <= width) return text;
  const chars = [...text];
  let used = widthOf('…') * fontSize;
  let kept = 0;
  for (const char of chars) {
    used += widthOf(char) * fontSize;
    if (used > width) break;
    kept++;
  }
  return `${chars.slice(0, kept).join('').trimEnd()}…`;
}

/** The same with the ellipsis in the middle, since names often differ at their ends. */
export function fitMiddle(text: string, width: number, fontSize: number): string {
  if (approximateWidth(text, fontSize) <= width) return text;
  const chars = [...text];
  for (let kept = chars.length - 1; kept > 2; kept--) {
    const head = Math.ceil(kept * 0.6);
    const short = `${chars.slice(0, head).join('')}…${chars.slice(chars.length - (kept - head)).join('')}`;
    if (approximateWidth(short, fontSize) <= width) return short;
  }
  return '…';
}
