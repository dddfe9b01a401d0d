import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** 1 where the page has no other title. */
  level?: 1 | 2;
  /** What the page will show, drawn in outline. */
  outline?: ReactNode;
  /** Why there is nothing, and the one thing to do. */
  children: ReactNode;
}

/** A page or panel without data: what would be here, and the way to it. */
export function EmptyState({ title, level = 2, outline, children }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="mx-auto flex w-full max-w-204 flex-col gap-4 px-4 py-10" aria-label={title}>
      {outline && (
        <div aria-hidden="true" className="text-line-strong">
          {outline}
        </div>
      )}
      <Heading className="text-lg">{title}</Heading>
      <div className="flex flex-col gap-3 text-ink-2">{children}</div>
    </section>
  );
}
