import { type ReactNode, useId } from 'react';
import { ScrollBox } from './scroll-box';

interface SectionProps {
  title: string;
  /** What stands at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page; what is wider than the screen scrolls inside of it. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 pt-4">
      <div className="flex min-h-8 items-center gap-4 px-4">
        <h2 id={id} className="text-sm">
          {title}
        </h2>
        <span className="ml-auto" />
        {aside}
      </div>
      <ScrollBox labelledBy={id}>{children}</ScrollBox>
    </section>
  );
}
