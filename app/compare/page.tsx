import type { Metadata } from 'next';
import { parseCohortSide } from '@/app/_cohorts/cohort-side';
import { CohortSuggestions } from '@/app/_cohorts/cohort-suggestions';
import { CompareCohorts } from '@/app/_cohorts/compare-cohorts';
import { readZone } from '@/app/_frame/reader-settings';
import { readEverything, toQuery } from '@/app/_frame/scope';
import { RowKeys } from '@/components/boots/row-keys';
import { cohortWords } from '@/components/cohorts/cohort-words';
import { ComparisonTable } from '@/components/compare/comparison-table';
import { FactsTable } from '@/components/compare/facts-table';
import { SideCard } from '@/components/compare/side-card';
import { carriedQuery } from '@/components/filters/carried-query';
import { LinkKeys } from '@/components/frame/link-keys';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { CARD } from '@/lib/export/card/card-frame';
import { comparisonRemarks, comparisonVerdict, subjectName } from '@/lib/layout/comparison-words';
import { ComparisonTools } from './comparison-tools';
import { loadComparison, loadSides } from './load-comparison';
import { Opponents } from './opponents';
import { type CompareParams, compareChoice, loadCompareParams, serializeCompare } from './search-params';
import { SideChooser } from './side-chooser';
import { SideProblems } from './side-problems';

export async function generateMetadata({ searchParams }: PageProps<'/compare'>): Promise<Metadata> {
  const params = loadCompareParams(toQuery(await searchParams));
  const cohorts = cohortSides(params);
  if (cohorts) return { title: `${cohortWords(cohorts.a.params)} and ${cohortWords(cohorts.b.params)}` };
  const compared = await loadComparison(params.a, params.b, compareChoice(params));
  if (!compared) return { title: 'Compare' };
  const title = `${subjectName(compared.a)} and ${subjectName(compared.b)}`;
  const description = comparisonVerdict(compared);
  const { a, b } = params;
  const { start, rows } = compared;
  const picture = `${serializeCompare('/api/v1/compare', { a, b, start, rows })}&format=png`;
  const images = [{ url: picture, width: CARD.width, height: CARD.height, alt: description }];
  return {
    title,
    description,
    openGraph: { title, description, images, siteName: 'Bootfall', type: 'article' },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const query = toQuery(await searchParams);
  const params = loadCompareParams(query);
  const cohorts = cohortSides(params);
  if (cohorts) return <CompareCohorts {...cohorts} metric={params.metric} zone={await readZone(params.tz)} />;
  const [sides, compared, zone] = await Promise.all([
    loadSides(params.a, params.b),
    loadComparison(params.a, params.b, compareChoice(params)),
    readZone(params.tz),
  ]);
  const carried = carriedQuery(query);
  const choose = params.choose ?? missingSide(params, sides);
  return (
    <>
      <PageHeading title="Compare">
        {compared && <ComparisonTools compared={compared} params={params} zone={zone} />}
      </PageHeading>
      {compared && <Sides compared={compared} params={params} zone={zone} carried={carried} />}
      <Opponents sides={sides} params={params} />
      <SideProblems sides={sides} />
      {choose && <SideChooser side={choose} params={params} isOpen={compared !== null} zone={zone} />}
      {compared && <Body compared={compared} params={params} carried={carried} />}
      {params.a === null && params.b === null && (
        <CohortSuggestions newestMs={(await readEverything()).newestMs} />
      )}
      <RowKeys />
      <LinkKeys />
    </>
  );
}

/** The cohorts that the link compares; null where it is about boots. */
function cohortSides({ a, b }: CompareParams) {
  const nowMs = Date.now();
  const sides = { a: parseCohortSide(a, nowMs), b: parseCohortSide(b, nowMs) };
  return sides.a && sides.b ? { a: sides.a, b: sides.b } : null;
}

/** Where there is nothing to compare yet, a side is asked for. */
function missingSide(
  { a, b }: CompareParams,
  sides: Awaited<ReturnType<typeof loadSides>>,
): 'a' | 'b' | null {
  if (a === null || (typeof sides.a === 'string' && b !== null && typeof sides.b !== 'string')) return 'a';
  return typeof sides.a !== 'string' && typeof sides.b === 'string' ? 'b' : null;
}

interface PartProps {
  compared: SubjectsCompared;
  params: CompareParams;
  carried: string;
}

function Sides({ compared, params, zone, carried }: PartProps & { zone: string }) {
  const { a, b, comparison } = compared;
  const changeHref = (choose: 'a' | 'b') => serializeCompare('/compare', { ...params, choose, find: '' });
  return (
    <div className="flex gap-x-8 gap-y-2 px-4 pb-1 max-md:flex-col">
      <SideCard
        letter="A"
        subject={a}
        durationMs={comparison.a.durationMs}
        zone={zone}
        carried={carried}
        changeHref={changeHref('a')}
      />
      <SideCard
        letter="B"
        subject={b}
        durationMs={comparison.b.durationMs}
        zone={zone}
        carried={carried}
        changeHref={changeHref('b')}
      />
    </div>
  );
}

function Body({ compared, params, carried }: PartProps) {
  const view = { order: params.order, levels: params.rows === 'top' ? 1 : null };
  return (
    <>
      <p className="px-4 py-2 text-md font-medium" data-verdict>
        {comparisonVerdict(compared)}
      </p>
      {comparisonRemarks(compared).map((remark) => (
        <Notice key={remark}>{remark}</Notice>
      ))}
      <section aria-labelledby="phases-title" className="min-w-0">
        <h2 id="phases-title" className="sr-only">
          Phase by phase
        </h2>
        <ScrollBox labelledBy="phases-title">
          <ComparisonTable compared={compared} view={view} carried={carried} />
        </ScrollBox>
      </section>
      <FactsTable a={compared.a} b={compared.b} />
    </>
  );
}
