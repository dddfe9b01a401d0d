import { OpponentStrip } from '@/components/compare/opponent-strip';
import type { ComparedSubject } from '@/lib/domain/compare/compared-subject';
import { subjectName } from '@/lib/layout/comparison-words';
import { type LoadedSides, loadOpponents } from './load-comparison';
import { type CompareParams, serializeCompare } from './search-params';

interface OpponentsProps {
  sides: LoadedSides;
  params: CompareParams;
}

/** What A, or B where A is no boot, is best held against. */
export async function Opponents({ sides, params }: OpponentsProps) {
  const side = isBoot(sides.a) ? 'a' : 'b';
  const subject = sides[side];
  if (!isBoot(subject)) return null;
  const other = side === 'a' ? 'b' : 'a';
  return (
    <OpponentStrip
      of={subjectName(subject)}
      {...(await loadOpponents(subject.boot))}
      current={params[other]}
      hrefOf={(ref) => serializeCompare('/compare', { ...params, [other]: ref, choose: null, find: '' })}
    />
  );
}

function isBoot(side: LoadedSides['a']): side is ComparedSubject & { kind: 'boot' } {
  return typeof side !== 'string' && side.kind === 'boot';
}
