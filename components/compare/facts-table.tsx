import { flavorLabel, imageLabel } from '@/components/boots/member-names';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { Boot } from '@/lib/domain/boot';
import type { ComparedSubject } from '@/lib/domain/compare/compared-subject';
import { formatDuration } from '@/lib/layout/duration';
import { formatBytes } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';

interface FactsTableProps {
  a: ComparedSubject;
  b: ComparedSubject;
}

/** What is known of both sides beside their phases; what differs is marked. */
export function FactsTable({ a, b }: FactsTableProps) {
  const [ofA, ofB] = [a, b].map((subject) => new Map(subject.kind === 'boot' ? factsOf(subject.boot) : []));
  const labels = [...new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])];
  const isPair = a.kind === 'boot' && b.kind === 'boot';
  if (!isPair) return null;
  const head = (
    <tr>
      <HeadCell>Fact</HeadCell>
      <HeadCell>
        <span className="sr-only">Same or not</span>
      </HeadCell>
      <HeadCell>A</HeadCell>
      <HeadCell>B</HeadCell>
    </tr>
  );
  return (
    <Section title="What they are">
      <DataTable caption="Facts of A and B" head={head}>
        {labels.map((label) => {
          const [one, other] = [ofA?.get(label) ?? null, ofB?.get(label) ?? null];
          const differs = one !== other;
          return (
            <tr key={label}>
              <Cell className="text-ink-2">{label}</Cell>
              <Cell className={differs ? 'font-semibold' : 'text-ink-3'}>
                <span aria-hidden="true">{differs ? '≠' : '='}</span>
                <span className="sr-only">{differs ? 'differs' : 'the same'}</span>
              </Cell>
              <FactCell text={one} />
              <FactCell text={other} />
            </tr>
          );
        })}
      </DataTable>
    </Section>
  );
}

function FactCell({ text }: { text: string | null }) {
  if (text === null) return <Cell className="text-ink-3">not in the evidence</Cell>;
  return <Cell className="[overflow-wrap:anywhere]">{visibleText(text)}</Cell>;
}

function factsOf(boot: Boot): [label: string, text: string][] {
  const { cache, clock, image, failure } = boot;
  const facts: [string, string | null | undefined][] = [
    ['status', boot.status],
    ['failure', failure?.reason],
    ['attempt', `${boot.attempt} of ${boot.attempts}`],
    ['image', imageLabel(image)],
    ['image size', image?.sizeBytes === undefined ? null : formatBytes(image.sizeBytes)],
    ['flavor', flavorLabel(boot.flavor)],
    ['host', boot.host],
    ['cache', cache.state],
    ['how the cache is known', cache.basis],
    ['begins with', boot.startBasis.replace('_', ' ')],
    ['source', boot.source],
    ['cloud', boot.cloud],
    ['request', boot.requestId],
    ['stamps', formatDuration(clock.resolutionMs)],
    ...Object.entries(boot.attributes).map(([name, value]): [string, string] => [name, String(value)]),
  ];
  return facts.flatMap(([label, text]) => (text === null || text === undefined ? [] : [[label, text]]));
}
