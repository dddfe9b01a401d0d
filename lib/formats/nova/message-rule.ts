import type { EventAttributes } from '@/lib/domain/event';
import type { OsloRecord } from './oslo-record';

/** What a message says: an event without the things that every event of its record shares. */
export interface EventPart {
  name: string;
  /** Overrides the record's instance where the message names one in its text. */
  instance?: string | null;
  /** Overrides the record's request id; null where that id belongs to another service's call. */
  requestId?: string | null;
  cacheKey?: string | null;
  /** Overrides the host that wrote the record where the record tells which host it is about. */
  host?: string | null;
  /** Unix milliseconds; overrides the record's stamp where the record states its own moments. */
  atMs?: number;
  endMs?: number | null;
  attributes?: EventAttributes;
}

/** One kind of message: the words that it begins with, or contains, and what it means. */
export interface MessageRule {
  /** The whole first word of `begins` is looked up, the rest is compared; empty for messages known by `contains`. */
  begins: string;
  contains?: string;
  /** Null or an empty list where the message turns out to mean nothing. */
  read(record: OsloRecord): EventPart | EventPart[] | null;
}

/** The rules of the loggers that write the same kind of message. */
export interface RuleTable {
  /** Looks at the message that begins at `at` without allocating much; false where no rule can match. */
  mayMatch(text: string, at: number): boolean;
  read(record: OsloRecord): EventPart[];
}

/** A message that means one event whatever follows its first words. */
export function says(begins: string, name: string, attributes?: EventAttributes): MessageRule {
  return { begins, read: () => ({ name, attributes }) };
}

/** A message whose figures are read by an expression over its first line; no match, no event. */
export function tells(
  begins: string,
  expression: RegExp,
  build: (match: RegExpExecArray, record: OsloRecord) => EventPart | EventPart[] | null,
): MessageRule {
  return {
    begins,
    read: (record) => {
      const match = expression.exec(record.message);
      return match === null ? null : build(match, record);
    },
  };
}

function firstWord(text: string, at: number): string {
  let end = text.indexOf(' ', at);
  const line = text.indexOf('\n', at);
  if (end < 0 || (line >= 0 && line < end)) end = line;
  return end < 0 ? text.slice(at) : text.slice(at, end);
}

/** Builds a table that looks rules up by the message's first word and tries them in the order given. */
export function ruleTable(rules: readonly MessageRule[]): RuleTable {
  const byWord = new Map<string, MessageRule[]>();
  const anywhere: MessageRule[] = [];
  for (const rule of rules) {
    if (rule.begins === '') anywhere.push(rule);
    else {
      const word = firstWord(rule.begins, 0);
      byWord.set(word, [...(byWord.get(word) ?? []), rule]);
    }
  }
  return {
    mayMatch: (text, at) => {
      const candidates = byWord.get(firstWord(text, at));
      if (candidates?.some((rule) => text.startsWith(rule.begins, at))) return true;
      return anywhere.some((rule) => text.indexOf(rule.contains ?? '', at) >= 0);
    },
    read: (record) => {
      const candidates = byWord.get(firstWord(record.message, 0)) ?? [];
      for (const rule of [...candidates, ...anywhere]) {
        if (!record.message.startsWith(rule.begins)) continue;
        if (rule.contains !== undefined && !record.message.includes(rule.contains)) continue;
        const parts = rule.read(record);
        if (parts !== null) return Array.isArray(parts) ? parts : [parts];
      }
      return [];
    },
  };
}

/** Several tables behind one logger: the first that has something to say. */
export function anyOf(...tables: RuleTable[]): RuleTable {
  return {
    mayMatch: (text, at) => tables.some((table) => table.mayMatch(text, at)),
    read: (record) => {
      for (const table of tables) {
        if (!table.mayMatch(record.message, 0)) continue;
        const parts = table.read(record);
        if (parts.length > 0) return parts;
      }
      return [];
    },
  };
}
