import { visibleText } from '@/lib/layout/visible-text';
import { classNames } from './class-names';

interface MiddleEllipsisProps {
  text: string;
  /** Characters at the end that are always shown. */
  tail?: number;
  className?: string;
}

/**
 * A long name on one line that loses its middle, not its end, where it does not fit. The two drawn parts are for the eye
 * only; the whole name stands beside them, so that it is read aloud, found and copied in one piece.
 */
export function MiddleEllipsis({ text: given, tail = 6, className }: MiddleEllipsisProps) {
  const text = visibleText(given);
  const cut = cutBeforeTail(text, tail);
  const box = classNames('inline-flex max-w-full min-w-0 align-bottom', className);
  if (cut === null)
    return (
      <span className={box} title={text}>
        <span className="truncate whitespace-pre">{text}</span>
      </span>
    );
  return (
    <span className={box} title={text}>
      <span className="sr-only">{text}</span>
      <span aria-hidden="true" className="truncate whitespace-pre select-none">
        {text.slice(0, cut)}
      </span>
      <span aria-hidden="true" className="shrink-0 whitespace-pre select-none">
        {text.slice(cut)}
      </span>
    </span>
  );
}

/** Where the tail begins, never within a character of two code units; null where the name is too short to lose anything. */
function cutBeforeTail(text: string, tail: number): number | null {
  if (text.length <= tail * 2) return null;
  const cut = text.length - tail;
  return /[\udc00-\udfff]/.test(text.charAt(cut)) ? cut - 1 : cut;
}
