'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function SharedViewError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="This shared view could not be read" {...props} />;
}
