import type { Metadata } from 'next';
import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <EmptyState level={1} title="There is no such page">
      <p>The address may be cut off, or belong to another Bootfall.</p>
      <div>
        <Link href="/boots" className={BUTTON}>
          All boots
        </Link>
      </div>
    </EmptyState>
  );
}
