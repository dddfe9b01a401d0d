'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function BootError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="This boot could not be read" {...props} />;
}
