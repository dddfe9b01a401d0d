'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function BootsError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="The boots could not be read" {...props} />;
}
