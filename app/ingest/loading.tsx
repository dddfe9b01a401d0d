import { ListSkeleton } from '@/components/ui/list-skeleton';

export default function IngestLoading() {
  return <ListSkeleton rows={10} columns={[16, 10, 22, 8, 8, 6, 6]} />;
}
