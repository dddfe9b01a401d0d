import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findDimension } from '@/app/_groups/find-dimension';
import { MemberPage } from '@/app/_groups/member-page';

type Props = PageProps<'/groups/[dimension]/[value]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dimension, value } = await params;
  return { title: `${dimension} ${decodeURIComponent(value)}` };
}

export default async function DimensionMemberPage({ params, searchParams }: Props) {
  const { dimension: named, value } = await params;
  const dimension = findDimension(named) ?? notFound();
  return <MemberPage dimension={dimension} value={decodeURIComponent(value)} searchParams={searchParams} />;
}
