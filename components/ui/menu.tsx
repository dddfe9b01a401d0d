'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

interface MenuProps {
  /** What stands on the closed menu. */
  label: ReactNode;
  /** Name for those who do not see it, when the label alone does not say enough. */
  name?: string;
  align?: 'left' | 'right';
  className?: string;
  children: ReactNode;
}

/** A panel that opens under its button, works without script, and closes on Esc, a click outside or a link inside. */
export function Menu({ label, name, align = 'left', className, children }: MenuProps) {
  const root = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const close = (event: Event) => {
      if (!element.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        // Esc closes one thing at a time.
        event.preventDefault();
        element.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && element.contains(event.target)) {
        const onLink = event.type === 'click' && event.target instanceof Element && event.target.closest('a');
        if (!onLink) return;
      }
      element.open = false;
    };
    const kinds = ['click', 'keydown', 'focusin'] as const;
    for (const kind of kinds) document.addEventListener(kind, close);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, close);
    };
  }, []);
  return (
    <details ref={root} className="group/menu relative">
      <summary
        aria-label={name}
        className={classNames(
          'flex h-6 items-center gap-1 rounded-sm px-2 whitespace-nowrap hover:bg-hover group-open/menu:bg-hover',
          className,
        )}
      >
        {label}
        <span className="text-ink-3">
          <Icon name="down" size={12} />
        </span>
      </summary>
      <div
        className={classNames(
          'absolute top-full z-30 mt-1 min-w-48 rounded-lg border border-line-strong bg-raised py-1 shadow-float',
          align === 'right' ? 'right-0' : 'left-0',
        )}
      >
        {children}
      </div>
    </details>
  );
}
