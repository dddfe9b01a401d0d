import { EmptyState } from '@/components/ui/empty-state';

export default function ShareNotFound() {
  return (
    <EmptyState level={1} title="Nothing is shared here">
      <p>
        The link may be cut off, it may have been revoked, or its time is over. Whoever sent it can share the
        view again.
      </p>
    </EmptyState>
  );
}
