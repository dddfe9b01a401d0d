'use client';

import { ErrorState } from '@/components/ui/error-state';
import './globals.css';

/** Stands in for the whole page when even the frame cannot be made. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorState title="Bootfall could not make this page" {...props} />
      </body>
    </html>
  );
}
