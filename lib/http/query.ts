import { parseMoment, type StatedMoment } from '@/lib/domain/stated-moment';
import { invalidParameter } from './app-error';

/** Reads the parameters of a URL one by one; every method throws `invalid_parameter` naming the one that is wrong. */
export class Query {
  constructor(private readonly params: URLSearchParams) {}

  /** Refuses parameters that nothing reads: a misspelt filter would otherwise answer for everything. */
  allowOnly(names: readonly string[]): this {
    for (const name of this.params.keys()) {
      if (!names.includes(name)) throw invalidParameter(name, `unknown; known are ${names.join(', ')}`);
    }
    return this;
  }

  text(name: string, maxLength = 255): string | undefined {
    const values = this.texts(name, maxLength);
    if (values && values.length > 1) throw invalidParameter(name, 'given more than once');
    return values?.[0];
  }

  /** Values of a parameter that may be repeated; undefined when it is missing or empty. */
  texts(name: string, maxLength = 255): string[] | undefined {
    const values = this.params.getAll(name).filter((value) => value !== '');
    if (values.length > 100) throw invalidParameter(name, 'given more than 100 times');
    if (values.some((value) => value.length > maxLength)) {
      throw invalidParameter(name, `longer than ${maxLength} characters`);
    }
    return values.length === 0 ? undefined : values;
  }

  word<const Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : oneOf(name, value, words);
  }

  /** Words that may be repeated or separated by commas. */
  words<const Word extends string>(name: string, words: readonly Word[]): Word[] | undefined {
    return this.texts(name)
      ?.flatMap((value) => value.split(','))
      .map((value) => oneOf(name, value.trim(), words));
  }

  number(name: string, { min, max }: { min: number; max: number }): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) {
      throw invalidParameter(name, `"${text.slice(0, 40)}" is no number from ${min} to ${max}`);
    }
    return value;
  }

  integer(name: string, range: { min: number; max: number }): number | undefined {
    const value = this.number(name, range);
    if (value !== undefined && !Number.isInteger(value)) {
      throw invalidParameter(name, `${value} is no whole number`);
    }
    return value;
  }

  /** A moment in Unix milliseconds: ISO 8601 with a zone, or Unix time. */
  momentMs(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const moment: StatedMoment | { problem: string } = parseMoment(text);
    if ('problem' in moment) throw invalidParameter(name, moment.problem);
    return moment.atMs;
  }
}

function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) {
    throw invalidParameter(name, `"${value.slice(0, 40)}" is none of ${words.join(', ')}`);
  }
  return found;
}
