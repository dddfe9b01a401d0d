'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function GroupsError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="The percentiles could not be read" {...props} />;
}
