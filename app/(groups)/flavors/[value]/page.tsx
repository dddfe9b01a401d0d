import type { Metadata } from 'next';
import { MemberPage } from '@/app/_groups/member-page';

export async function generateMetadata({ params }: PageProps<'/flavors/[value]'>): Promise<Metadata> {
  return { title: `Flavor ${decodeURIComponent((await params).value)}` };
}

export default async function FlavorPage({ params, searchParams }: PageProps<'/flavors/[value]'>) {
  const value = decodeURIComponent((await params).value);
  return <MemberPage dimension="flavor" value={value} searchParams={searchParams} />;
}
