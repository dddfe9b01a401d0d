'use client';

import { useEffect, useState } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

interface CopyButtonProps {
  /** The text, or what makes it when the button is pressed. */
  text: string | (() => string);
  /** What is copied, e.g. `instance id`. */
  what: string;
  /** Text on the button; without it there is only the icon. */
  label?: string;
  className?: string;
}

/** Copies a text and says so. */
export function CopyButton({ text, what, label, className }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    const value = typeof text === 'string' ? text : text();
    copyText(value).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  const spoken = state === 'copied' ? 'Copied' : state === 'refused' ? 'The browser refused' : '';
  return (
    <button
      type="button"
      onClick={copy}
      title={label ? undefined : `Copy ${what}`}
      className={classNames(
        'inline-flex items-center gap-1 rounded-sm text-ink-3 hover:text-ink',
        label ? 'px-1.5' : 'p-0.5',
        className,
      )}
    >
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      {label ? <span>{spoken || label}</span> : <span className="sr-only">Copy {what}</span>}
      <span role="status" className="sr-only">
        {spoken}
      </span>
    </button>
  );
}

/** Writes to the clipboard; over plain HTTP, where browsers hide that API, by the older command. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('copy refused');
}
