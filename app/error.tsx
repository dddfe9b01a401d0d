'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function PageError(props: { error: unknown; retry: () => void }) {
  return <ErrorState title="This page could not be made" {...props} />;
}
