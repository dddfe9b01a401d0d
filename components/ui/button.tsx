import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** Looks of a button with an edge, for links that act as one too. */
export const BUTTON =
  'inline-flex h-6 items-center gap-1.5 rounded-sm border border-line-strong bg-raised px-2 whitespace-nowrap hover:bg-hover disabled:text-ink-3 aria-pressed:bg-ink aria-pressed:text-ground aria-pressed:border-ink';

/** A button of the same height as chips and selects. */
export function Button({ className, type = 'button', ...rest }: ComponentProps<'button'>) {
  return <button type={type} className={classNames(BUTTON, className)} {...rest} />;
}
