import type { Metadata } from 'next';
import { MemberPage } from '@/app/_groups/member-page';

export async function generateMetadata({ params }: PageProps<'/hosts/[value]'>): Promise<Metadata> {
  return { title: `Host ${decodeURIComponent((await params).value)}` };
}

export default async function HostPage({ params, searchParams }: PageProps<'/hosts/[value]'>) {
  const value = decodeURIComponent((await params).value);
  return <MemberPage dimension="host" value={value} searchParams={searchParams} />;
}
