'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function CompareError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="The comparison could not be made" {...props} />;
}
