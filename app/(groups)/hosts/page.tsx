import type { Metadata } from 'next';
import { GroupPage } from '@/app/_groups/group-page';

export const metadata: Metadata = { title: 'Hosts' };

export default function HostsPage({ searchParams }: PageProps<'/hosts'>) {
  return <GroupPage dimension="host" searchParams={searchParams} />;
}
