'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isTyping } from '@/components/frame/typing-target';
import { changeQuery, type QueryChange } from '@/components/ui/change-query';
import { Icon } from '@/components/ui/icon';
import { toRoute } from '@/components/ui/route';
import { CompletionList } from './completion-list';
import type { FilterDimension } from './filter-params';
import { splitTyped } from './filter-words';
import { PAGE_KEYS } from './page-keys';
import { type Completion, useCompletion } from './use-completion';

interface FilterInputProps {
  dimensions: readonly FilterDimension[];
  /** The page's filters and bounds of time as the API reads them, for the counts of the completion. */
  apiQuery: string;
  /** Takes the last chip away, for Backspace in the empty field. */
  withoutLast: QueryChange | null;
}

/** The field in which filters are typed: `/` leads to it, Esc out of it, Enter adds what is marked. */
export function FilterInput({ dimensions, apiQuery, withoutLast }: FilterInputProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(false);
  const [marked, setMarked] = useState(0);
  const listId = useId();
  const input = useSlashFocus();
  const { add, change } = useFilterChange();
  const offered = useCompletion(typed, dimensions, apiQuery, active);
  const choice = offered[Math.min(marked, offered.length - 1)];
  const open = active && offered.length > 0;

  const take = (completion: Completion) => {
    setMarked(0);
    if (completion.value === null) return setTyped(`${completion.dimension}:`);
    setTyped('');
    add(completion.dimension === 'text' ? 'q' : completion.dimension, completion.value);
  };
  const enter = () => {
    const { dimension, text } = splitTyped(typed, dimensions);
    const exact = dimension && offered.find(({ value, label }) => value === text || label === text);
    const taken = exact || choice;
    if (taken) return take(taken);
    if (dimension && text !== '') take({ dimension, value: text, label: text, count: null });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    else if (event.key === 'Enter') enter();
    else if (event.key === 'ArrowDown') setMarked((marked + 1) % Math.max(1, offered.length));
    else if (event.key === 'ArrowUp') setMarked((marked - 1 + offered.length) % Math.max(1, offered.length));
    else if (event.key === 'Backspace' && typed === '' && withoutLast) change(withoutLast);
    else return;
    if (event.key !== 'Backspace') event.preventDefault();
  };
  return (
    <div className="flex h-6 min-w-40 flex-1 items-center gap-1.5 rounded-sm px-1 text-ink-2 outline-offset-1 outline-focus has-[input:focus]:outline-2 sm:relative">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Add a filter"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && choice ? `${listId}-${offered.indexOf(choice)}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Filter by image, flavor, host, cache, … or any text"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onKeyDown={press}
        className="h-6 w-full min-w-0 bg-transparent text-ink outline-none text-ellipsis placeholder:text-ink-3"
      />
      <CompletionList id={listId} open={open} offered={offered} marked={choice ?? null} onTake={take} />
    </div>
  );
}

function useSlashFocus() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return input;
}

/** Changes of the URL as it stands, which may hold more than the server knew when it made the page. */
function useFilterChange() {
  const router = useRouter();
  const path = usePathname();
  const query = new URLSearchParams(useSearchParams());
  const change = (to: QueryChange) =>
    router.push(toRoute(`${path}?${changeQuery(query, to)}`), { scroll: false });
  const add = (key: FilterDimension | 'q', value: string) => {
    const values = key === 'q' ? [value] : [...new Set([...query.getAll(key), value])];
    change({ [key]: values, ...Object.fromEntries(PAGE_KEYS.map((page) => [page, null])) });
  };
  return { add, change };
}
