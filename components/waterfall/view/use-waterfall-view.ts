'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Span } from '@/lib/layout/time-axis';
import { TIME_SCALES, type TimeScaleName } from '@/lib/layout/time-warp';
import { formatView, parseView } from '@/lib/layout/zoom';

/** How a boot is looked at; all of it stands in the URL. */
export interface WaterfallView {
  /** Null fits the whole boot. */
  span: Span | null;
  scale: TimeScaleName;
  /** The critical path is marked. */
  path: boolean;
  /** What is looked for. */
  find: string;
  /** Levels that are open; infinite for all. */
  depth: number;
}

/** A pause after the last change: while the wheel turns the URL would change with every frame. */
const WRITE_AFTER_MS = 250;

/** The view of a boot, from the URL at first and written back to it; no step for Back, and nothing asked of the server. */
export function useWaterfallView(): [view: WaterfallView, change: (part: Partial<WaterfallView>) => void] {
  const given = useSearchParams();
  const [view, setView] = useState(() => readView(given));
  const isChanged = useRef(false);
  const change = (part: Partial<WaterfallView>) => {
    isChanged.current = true;
    setView((before) => ({ ...before, ...part }));
  };
  useEffect(() => {
    if (!isChanged.current) return;
    const timer = setTimeout(() => writeView(view), WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [view]);
  return [view, change];
}

function readView(query: Pick<URLSearchParams, 'get'>): WaterfallView {
  const scale = TIME_SCALES.find((name) => name === query.get('scale')) ?? 'linear';
  const depth = Number(query.get('levels'));
  return {
    span: parseView(query.get('view')),
    scale,
    path: query.get('path') === 'critical',
    find: query.get('find') ?? '',
    depth: Number.isInteger(depth) && depth > 0 ? depth : Number.POSITIVE_INFINITY,
  };
}

function writeView({ span, scale, path, find, depth }: WaterfallView) {
  const url = new URL(location.href);
  const set = (name: string, value: string | null) =>
    value === null ? url.searchParams.delete(name) : url.searchParams.set(name, value);
  set('view', span && formatView(span));
  set('scale', scale === 'linear' ? null : scale);
  set('path', path ? 'critical' : null);
  set('find', find.trim() === '' ? null : find);
  set('levels', Number.isFinite(depth) ? String(depth) : null);
  if (url.href !== location.href) history.replaceState(null, '', url);
}
