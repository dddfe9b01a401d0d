'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function IngestError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="The state of the ingest could not be read" {...props} />;
}
