import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findDimension } from '@/app/_groups/find-dimension';
import { GroupPage } from '@/app/_groups/group-page';
import { DIMENSION_WORDS } from '@/lib/domain/dimension-words';

export async function generateMetadata({ params }: PageProps<'/groups/[dimension]'>): Promise<Metadata> {
  const dimension = findDimension((await params).dimension);
  return { title: dimension ? DIMENSION_WORDS[dimension].title : 'Groups' };
}

export default async function DimensionPage({ params, searchParams }: PageProps<'/groups/[dimension]'>) {
  const dimension = findDimension((await params).dimension) ?? notFound();
  return <GroupPage dimension={dimension} searchParams={searchParams} />;
}
