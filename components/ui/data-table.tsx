import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';
import { classNames } from './class-names';

interface DataTableProps {
  /** Says what the table holds; read aloud, not drawn. */
  caption: string;
  head: ReactNode;
  children: ReactNode;
  className?: string;
}

/** The one table of the screens: rows of the reader's density, a head that stays, lines instead of boxes. */
export function DataTable({ caption, head, children, className }: DataTableProps) {
  return (
    <table className={classNames('w-full border-separate border-spacing-0', className)}>
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-xs text-ink-2">{head}</thead>
      <tbody>{children}</tbody>
    </table>
  );
}

const CELL = 'h-(--row) border-b border-line px-2 first:pl-4 last:pr-4';

interface CellProps extends TdHTMLAttributes<HTMLTableCellElement> {
  /** Numbers stand at the right, so that their digits line up. */
  numeric?: boolean;
}

/** A cell of a row. */
export function Cell({ numeric, className, ...rest }: CellProps) {
  return <td className={classNames(CELL, numeric && 'text-right', className)} {...rest} />;
}

interface HeadCellProps extends ThHTMLAttributes<HTMLTableCellElement> {
  numeric?: boolean;
}

/** A cell of the head. */
export function HeadCell({ numeric, className, ...rest }: HeadCellProps) {
  return (
    <th
      scope="col"
      className={classNames(
        CELL,
        'bg-ground font-medium whitespace-nowrap',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  );
}
