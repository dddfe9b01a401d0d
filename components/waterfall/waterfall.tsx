'use client';

import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import { useElementWidth } from '@/components/ui/use-element-width';
import { columnUnit } from '@/lib/layout/duration';
import type { Span } from '@/lib/layout/time-axis';
import { quietStretches } from '@/lib/layout/time-warp';
import { frameTime, groundOf } from '@/lib/layout/waterfall';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { buildWaterfallTree } from '@/lib/layout/waterfall-tree';
import { viewOf } from '@/lib/layout/zoom';
import type { MeanwhileOnHost } from './meanwhile-row';
import { useBootKeys } from './use-boot-keys';
import { useCritical, useRows } from './use-rows';
import { useWaterfallView, type WaterfallView } from './use-waterfall-view';
import { isWindowed } from './waterfall-body';
import { WaterfallTable } from './waterfall-table';
import { WaterfallTools } from './waterfall-tools';

export interface WaterfallProps {
  subject: WaterfallSubject;
  startedAtMs: number;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
  zone: string;
  selected: string | null;
  onSelect: (key: string | null) => void;
  /** Other boots on its host; null where the host is not known or was idle. */
  meanwhile: MeanwhileOnHost | null;
  /** Query that links to other boots carry. */
  carried: string;
}

/** A canvas is drawn by the browser only: its script comes after what the server has drawn. */
const Minimap = dynamic(() => import('./minimap').then((module) => module.Minimap), {
  ssr: false,
  loading: () => <div className="mx-4 mb-1 h-9.5 border border-line bg-sunken print:hidden" />,
});

/** Width of the chart that the server assumes, in pixels. */
const ASSUMED_WIDTH = 760;

/** A boot's phases as a tree with bars on one time axis, its moments above them, all of it in an overview over that. */
export function Waterfall({ subject, selected, onSelect, ...props }: WaterfallProps) {
  const [view, change] = useWaterfallView();
  const chart = useRef<HTMLTableCellElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState(selected);
  const width = useElementWidth(chart, ASSUMED_WIDTH);
  const tree = useMemo(() => buildWaterfallTree(subject), [subject]);
  const ground = useMemo(() => groundOf(subject, view.scale), [subject, view.scale]);
  const time = useMemo(
    () => frameTime(ground, view.span, subject, { width, minBarWidth: 2, tickGap: 72 }),
    [ground, view.span, subject, width],
  );
  const hasQuiet = useMemo(() => quietStretches(subject.phases, ground.whole).length > 0, [subject, ground]);
  const { rows, fold, forgetFolds, found } = useRows(tree, subject, view, selected);
  const criticalOf = useCritical(tree, subject, view.path);
  const frame = useMemo(
    () => ({
      time,
      criticalOf,
      unit: columnUnit(subject.phases.map(({ durationMs }) => durationMs)),
      resolutionMs: props.resolutionMs,
      lengthMs: subject.lengthMs,
    }),
    [time, criticalOf, subject, props.resolutionMs],
  );
  const onView = (span: Span | null) => change({ span });
  const onLevel = (depth: number) => {
    forgetFolds();
    change({ depth });
  };
  const row = rows.find(({ key }) => key === (selected ?? current));
  useBootKeys({
    ...viewKeys(view, change, hasQuiet),
    z: () => row && onView(viewOf(ground, row)),
    f: () => search.current?.focus(),
  });
  return (
    <>
      <WaterfallTools
        view={view}
        change={change}
        onLevel={onLevel}
        search={search}
        hasQuiet={hasQuiet}
        found={found}
      />
      <Minimap
        subject={subject}
        tree={tree}
        ground={ground}
        span={view.span ?? ground.whole}
        onView={onView}
      />
      <WaterfallTable
        {...props}
        subject={subject}
        rows={rows}
        frame={frame}
        chart={chart}
        selected={selected}
        current={current}
        onCurrent={setCurrent}
        onSelect={onSelect}
        onFold={fold}
        onView={onView}
        windowed={isWindowed(subject.phases.length)}
      />
      {found?.matches === 0 && <p className="px-4 py-2 text-ink-2">No phase matches “{view.find}”.</p>}
    </>
  );
}

/** The keys that change the view and need to know nothing else. */
function viewKeys(
  { scale, path }: WaterfallView,
  change: (part: Partial<WaterfallView>) => void,
  hasQuiet: boolean,
) {
  return {
    '0': () => change({ span: null }),
    g: () => (hasQuiet || scale === 'gaps') && change({ scale: scale === 'gaps' ? 'linear' : 'gaps' }),
    l: () => change({ scale: scale === 'log' ? 'linear' : 'log' }),
    p: () => change({ path: !path }),
  };
}
