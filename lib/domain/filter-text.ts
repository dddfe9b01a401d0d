import type { AttributeMatch, PhaseBound } from './cohort';

/** An attribute as a URL has it: `key=value`; null for other text. */
export function parseAttribute(text: string): AttributeMatch | null {
  const at = text.indexOf('=');
  return at > 0 ? { key: text.slice(0, at), value: text.slice(at + 1) } : null;
}

export function formatAttribute({ key, value }: AttributeMatch): string {
  return `${key}=${value}`;
}

const BOUNDED = /^(.+):(\d{1,15}(?:\.\d{1,6})?)?\.\.(\d{1,15}(?:\.\d{1,6})?)?$/s;

/** A phase as a URL has it: `name`, or with bounds in milliseconds `name:100..2000`, `name:100..`, `name:..2000`. */
export function parsePhaseBound(text: string): PhaseBound | null {
  const match = BOUNDED.exec(text);
  if (!match) return text === '' ? null : { name: text };
  const [, name = '', least, most] = match;
  return {
    name,
    ...(least !== undefined && { minMs: Number(least) }),
    ...(most !== undefined && { maxMs: Number(most) }),
  };
}

export function formatPhaseBound({ name, minMs, maxMs }: PhaseBound): string {
  // A name that looks as if it had bounds needs some, so that they are not taken for them.
  if (minMs === undefined && maxMs === undefined) return BOUNDED.test(name) ? `${name}:..` : name;
  return `${name}:${minMs ?? ''}..${maxMs ?? ''}`;
}
