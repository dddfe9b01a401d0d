import { classNames } from '@/components/ui/class-names';
import { INKS, type Ink } from '@/lib/layout/heat-map-inks';

const NAMES: Record<Ink, string> = { cold: 'cold', warm: 'warm', other: 'no or unknown cache' };
const FILLS: Record<Ink, string> = { cold: 'bg-cold', warm: 'bg-warm', other: 'bg-ink-3' };

interface InkSwitchProps {
  inks: ReadonlySet<Ink>;
  onChange: (inks: ReadonlySet<Ink>) => void;
}

/** Which inks are printed; the last one stays. */
export function InkSwitch({ inks, onChange }: InkSwitchProps) {
  return (
    <fieldset aria-label="Inks" className="flex flex-wrap gap-x-3">
      {INKS.map((ink) => {
        const isOn = inks.has(ink);
        return (
          <button
            key={ink}
            type="button"
            aria-pressed={isOn}
            onClick={() => {
              const next = new Set(inks);
              if (isOn) next.delete(ink);
              else next.add(ink);
              if (next.size > 0) onChange(next);
            }}
            className={classNames(
              'flex h-6 items-center gap-1.5 hover:text-ink',
              !isOn && 'text-ink-3 line-through',
            )}
          >
            <span
              aria-hidden="true"
              className={classNames('size-2.5 border border-line-strong', isOn && FILLS[ink])}
            />
            {NAMES[ink]}
          </button>
        );
      })}
    </fieldset>
  );
}
