import { classNames } from '@/components/ui/class-names';
import { Menu } from '@/components/ui/menu';
import { QueryLink } from '@/components/ui/query-link';
import { DEFAULT_PEER_CHOICE, PEER_TRAITS, type PeerChoice, type PeerTrait } from '@/lib/domain/peers';
import { peerChange } from './peer-params';

const TRAIT_WORDS: Record<PeerTrait, string> = {
  image: 'image',
  flavor: 'flavor',
  cache: 'cache state',
  host: 'host',
};

const DAYS: ReadonlyArray<readonly [PeerChoice['days'], string]> = [
  [null, 'shortest with 20 peers'],
  [7, '7 days before'],
  [30, '30 days before'],
  [90, '90 days before'],
  ['all', 'all time'],
];

/** Chooses what a boot is compared with. */
export function PeerPicker({ choice }: { choice: PeerChoice }) {
  return (
    <Menu label="Peers" name="Choose the peers" align="right" className="text-xs text-ink-2">
      <Group title="The same">
        {PEER_TRAITS.map((trait) => (
          <Choice
            key={trait}
            wanted={{ ...choice, traits: toggled(choice.traits, trait) }}
            isChosen={choice.traits.includes(trait)}
          >
            {TRAIT_WORDS[trait]}
          </Choice>
        ))}
      </Group>
      <Group title="In">
        {DAYS.map(([days, words]) => (
          <Choice key={words} wanted={{ ...choice, days }} isChosen={choice.days === days}>
            {words}
          </Choice>
        ))}
      </Group>
      <div className="mt-1 border-t border-line pt-1">
        <Choice wanted={DEFAULT_PEER_CHOICE} isChosen={false}>
          as usual
        </Choice>
      </div>
    </Menu>
  );
}

function toggled(traits: readonly PeerTrait[], trait: PeerTrait): PeerTrait[] {
  return PEER_TRAITS.filter((each) => traits.includes(each) !== (each === trait));
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset>
      <legend className="px-3 pt-1 text-2xs text-ink-3">{title}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  wanted: PeerChoice;
  isChosen: boolean;
  children: string;
}

function Choice({ wanted, isChosen, children }: ChoiceProps) {
  return (
    <QueryLink
      change={peerChange(wanted)}
      replace
      aria-current={isChosen ? 'true' : undefined}
      className={classNames(
        'flex h-7 items-center gap-2 px-3 whitespace-nowrap hover:bg-hover',
        isChosen && 'font-medium',
      )}
    >
      <span aria-hidden="true" className="w-3 text-ink-2">
        {isChosen ? '✓' : ''}
      </span>
      {children}
    </QueryLink>
  );
}
