import type { Metadata } from 'next';
import { MemberPage } from '@/app/_groups/member-page';

export async function generateMetadata({ params }: PageProps<'/images/[value]'>): Promise<Metadata> {
  return { title: `Image ${decodeURIComponent((await params).value)}` };
}

export default async function ImagePage({ params, searchParams }: PageProps<'/images/[value]'>) {
  const value = decodeURIComponent((await params).value);
  return <MemberPage dimension="image" value={value} searchParams={searchParams} />;
}
