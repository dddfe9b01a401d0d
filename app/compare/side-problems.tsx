import { Notice } from '@/components/ui/notice';
import type { LoadedSides, SideProblem } from './load-comparison';

const WORDS: Record<Exclude<SideProblem, 'missing'>, string> = {
  malformed: 'the link does not say which boot',
  not_found: 'this boot is not here: the link is cut off, or retention has removed the boot',
  no_peers: 'there are no peers: no other boot shares image, flavor and cache state',
};

/** Says why a side shows nothing. */
export function SideProblems({ sides }: { sides: LoadedSides }) {
  const problems = [['A', sides.a] as const, ['B', sides.b] as const].flatMap(([letter, side]) =>
    typeof side === 'string' && side !== 'missing' ? [[letter, WORDS[side]] as const] : [],
  );
  const isEmpty = sides.a === 'missing' && sides.b === 'missing';
  return (
    <>
      {isEmpty && (
        <Notice>
          Two boots phase by phase, or a boot against the median of its peers: choose the first one. On a
          boot’s page and in the list of boots, the key c leads here too.
        </Notice>
      )}
      {problems.map(([letter, words]) => (
        <Notice key={letter} tone="warn">
          {letter}: {words}.
        </Notice>
      ))}
    </>
  );
}
