import { ListSkeleton } from '@/components/ui/list-skeleton';

export default function GroupsLoading() {
  return <ListSkeleton rows={12} columns={[18, 5, 6, 7, 8, 9, 10, 22]} />;
}
