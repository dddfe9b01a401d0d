import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function BootNotFound() {
  return (
    <EmptyState level={1} title="This boot is not here">
      <p>
        Ids of boots never change, so the address is cut off, belongs to another Bootfall, or the boot has
        been removed by retention.
      </p>
      <div>
        <Link href="/boots" className={BUTTON}>
          All boots
        </Link>
      </div>
    </EmptyState>
  );
}
