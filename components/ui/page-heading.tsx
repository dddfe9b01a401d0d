import type { ReactNode } from 'react';

/** The title of a page with what stands beside it. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <h1 className="text-md">{title}</h1>
      {children}
    </div>
  );
}
