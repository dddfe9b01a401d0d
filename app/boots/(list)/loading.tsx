import { ListSkeleton } from '@/components/ui/list-skeleton';

export default function BootsLoading() {
  return <ListSkeleton rows={24} columns={[14, 16, 30, 6, 6, 8, 12]} />;
}
