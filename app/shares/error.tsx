'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function SharesError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="The shared links could not be read" {...props} />;
}
