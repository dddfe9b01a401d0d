import { visibleText } from '@/lib/layout/visible-text';
import { classNames } from './class-names';

interface MiddleEllipsisProps {
  text: string;
  /** Characters at the end that are always shown. */
  tail?: number;
  className?: string;
}

/**
 * A long name on one line that loses its middle, not its end, where it does not fit. The whole text stays in the
 * document, so that it is read aloud, found and copied whole.
 */
export function MiddleEllipsis({ text: given, tail = 6, className }: MiddleEllipsisProps) {
  const text = visibleText(given);
  const cut = text.length > tail * 2 ? text.length - tail : text.length;
  return (
    <span className={classNames('inline-flex max-w-full min-w-0 align-bottom', className)} title={text}>
      <span className="truncate whitespace-pre">{text.slice(0, cut)}</span>
      {cut < text.length && <span className="shrink-0 whitespace-pre">{text.slice(cut)}</span>}
    </span>
  );
}
