import Link from 'next/link';
import { classNames } from './class-names';
import { LinkPending } from './link-pending';
import { toRoute } from './route';

interface Choice {
  value: string;
  label: string;
  /** What it means. */
  title?: string;
  /** Where the page with this choice is. */
  href: string;
}

interface LinkChoiceProps<Value extends string> {
  /** What is chosen. */
  name: string;
  value: Value;
  choices: ReadonlyArray<Choice & { value: Value }>;
  /** Key that goes on to the choice after the current one, where there is a `LinkKeys`. */
  shortcut?: string;
}

/** One of a few views of a page, each with an address of its own. */
export function LinkChoice<Value extends string>({ name, value, choices, shortcut }: LinkChoiceProps<Value>) {
  const current = choices.findIndex((choice) => choice.value === value);
  const next = choices[(current + 1) % choices.length];
  return (
    <nav aria-label={name} className="flex">
      {choices.map((choice) => (
        <Link
          key={choice.value}
          href={toRoute(choice.href)}
          prefetch={false}
          scroll={false}
          title={choice.title}
          aria-current={choice.value === value ? 'true' : undefined}
          aria-keyshortcuts={shortcut && choice === next ? shortcut : undefined}
          className={classNames(
            'relative inline-flex h-6 items-center border px-2 whitespace-nowrap not-first:-ml-px first:rounded-l-sm last:rounded-r-sm',
            choice.value === value
              ? 'z-1 border-ink bg-ink text-ground'
              : 'border-line-strong bg-raised text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {choice.label}
          <LinkPending isFloating />
        </Link>
      ))}
    </nav>
  );
}
