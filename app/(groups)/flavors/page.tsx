import type { Metadata } from 'next';
import { GroupPage } from '@/app/_groups/group-page';

export const metadata: Metadata = { title: 'Flavors' };

export default function FlavorsPage({ searchParams }: PageProps<'/flavors'>) {
  return <GroupPage dimension="flavor" searchParams={searchParams} />;
}
