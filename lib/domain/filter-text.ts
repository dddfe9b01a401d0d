import type { AttributeMatch, PhaseBound } from './cohort';

/** `key=value`; null where the text is none. */
export function parseAttributeMatch(text: string): AttributeMatch | null {
  const at = text.indexOf('=');
  return at < 1 ? null : { key: text.slice(0, at), value: text.slice(at + 1) };
}

export function formatAttributeMatch({ key, value }: AttributeMatch): string {
  return `${key}=${value}`;
}

const PHASE_BOUND = /^([^:]+)(?::(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?)?$/;

/** `image_fetch`, `image_fetch:1000..5000`, `image_fetch:1000..`, `image_fetch:..5000`, milliseconds; null where the text is none. */
export function parsePhaseBound(text: string): PhaseBound | null {
  const match = PHASE_BOUND.exec(text);
  if (!match?.[1]) return null;
  const [, name, min, max] = match;
  return {
    name,
    ...(min === undefined ? {} : { minMs: Number(min) }),
    ...(max === undefined ? {} : { maxMs: Number(max) }),
  };
}

export function formatPhaseBound({ name, minMs, maxMs }: PhaseBound): string {
  return minMs === undefined && maxMs === undefined ? name : `${name}:${minMs ?? ''}..${maxMs ?? ''}`;
}
