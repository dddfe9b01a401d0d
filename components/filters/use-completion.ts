'use client';

import { useEffect, useState } from 'react';
import type { FilterDimension } from './filter-params';
import { splitTyped } from './filter-words';

/** One line of the completion: a value of a dimension, a dimension to go on with, or what is typed as free text. */
export interface Completion {
  dimension: FilterDimension | 'text';
  /** Null offers the dimension itself. */
  value: string | null;
  label: string;
  /** Boots that have the value; null where nothing was counted. */
  count: number | null;
}

/** What `GET /api/v1/values/{dimension}` answers. */
interface ValuesAnswer {
  values: Array<{ value: string; label: string; boots: number }>;
}

const LIMIT = 8;
const PAUSE_MS = 120;

/**
 * Completions of what is typed, over the values that really occur. `query` are the page's filters as the API reads them,
 * so that counts are of the boots on the page. Until the first letter only the dimensions are offered. Free text comes first
 * and at once: what Enter does must not depend on how quickly the values arrive.
 */
export function useCompletion(
  typed: string,
  dimensions: readonly FilterDimension[],
  query: string,
  active: boolean,
): Completion[] {
  const [values, setValues] = useState<{ typed: string; found: Completion[] }>({ typed: '', found: [] });
  const { dimension, text } = splitTyped(typed, dimensions);
  const asked = dimension ?? (text === '' ? null : dimensions.join());

  useEffect(() => {
    if (!active || asked === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const each = asked
        .split(',')
        .map((name) => askValues(name as FilterDimension, text, query, abort.signal));
      Promise.all(each).then(
        (found) => setValues({ typed, found: found.flatMap((list) => list.slice(0, LIMIT)) }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [active, asked, text, typed, query]);

  const named = dimensions.filter((name) => name.startsWith(text.toLowerCase())).map(offerDimension);
  if (dimension) return values.found;
  if (text === '') return named;
  return [{ dimension: 'text', value: text, label: text, count: null }, ...named, ...values.found];
}

function offerDimension(dimension: FilterDimension): Completion {
  return { dimension, value: null, label: dimension, count: null };
}

async function askValues(
  dimension: FilterDimension,
  prefix: string,
  query: string,
  signal: AbortSignal,
): Promise<Completion[]> {
  const asked = new URLSearchParams(query);
  // The values that could be added to a filter are those that it hides now.
  asked.delete(dimension);
  asked.set('prefix', prefix);
  const response = await fetch(`/api/v1/values/${dimension}?${asked}`, { signal });
  if (!response.ok) return [];
  const { values } = (await response.json()) as ValuesAnswer;
  return values.map(({ value, label, boots }) => ({
    dimension,
    // A name reads better than an id, where it means only one of them.
    value: values.filter((other) => other.label === label).length === 1 ? label : value,
    label,
    count: boots,
  }));
}
