import { classNames } from '@/components/ui/class-names';

/** The letter of a side: A is filled, B an outline, as their bars are told apart by their place. */
export function SideLetter({ letter }: { letter: 'A' | 'B' }) {
  return (
    <span
      className={classNames(
        'inline-grid size-5 shrink-0 place-items-center rounded-sm border border-ink text-xs font-semibold',
        letter === 'A' && 'bg-ink text-ground',
      )}
    >
      {letter}
    </span>
  );
}
