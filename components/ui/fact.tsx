import type { ReactNode } from 'react';
import { classNames } from './class-names';

interface FactProps {
  label: string;
  /** A key figure stands larger. */
  large?: boolean;
  /** Takes a whole line on a phone. */
  wide?: boolean;
  children: ReactNode;
  /** A line under the value. */
  note?: ReactNode;
}

/** One reading of an instrument: what it is, its value, and a remark. Facts stand in a `FactList`. */
export function Fact({ label, large = false, wide = false, children, note }: FactProps) {
  return (
    <div className={classNames('flex min-w-0 flex-col', wide && 'max-sm:col-span-3')}>
      <dt className="text-2xs text-ink-3">{label}</dt>
      <dd
        className={classNames(
          'flex min-h-7 min-w-0 items-center',
          large ? 'text-xl font-semibold' : 'text-sm',
        )}
      >
        {children}
      </dd>
      {note && <dd className="text-2xs text-ink-2">{note}</dd>}
    </div>
  );
}

/** Facts beside each other, as many in a line as fit. */
export function FactList({ children }: { children: ReactNode }) {
  return (
    <dl className="flex flex-wrap items-start gap-x-8 gap-y-2 px-4 py-2 max-sm:grid max-sm:grid-cols-3 max-sm:gap-x-4">
      {children}
    </dl>
  );
}
