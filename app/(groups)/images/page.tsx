import type { Metadata } from 'next';
import { GroupPage } from '@/app/_groups/group-page';

export const metadata: Metadata = { title: 'Images' };

export default function ImagesPage({ searchParams }: PageProps<'/images'>) {
  return <GroupPage dimension="image" searchParams={searchParams} />;
}
