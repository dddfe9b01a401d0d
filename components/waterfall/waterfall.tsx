'use client';

import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useElementWidth } from '@/components/ui/use-element-width';
import { columnUnit } from '@/lib/layout/duration';
import { minimapHeight } from '@/lib/layout/minimap';
import { PACKED_FROM } from '@/lib/layout/packed-subject';
import type { Span } from '@/lib/layout/time-axis';
import { rowAt, rowOfKey } from '@/lib/layout/waterfall-rows';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { buildWaterfallTree } from '@/lib/layout/waterfall-tree';
import { viewOf } from '@/lib/layout/zoom';
import type { MeanwhileOnHost } from './meanwhile-row';
import { useCritical } from './model/use-critical';
import { useRows } from './model/use-rows';
import { useTimeFrame } from './model/use-time-frame';
import { usePeerRanks } from './peer-ranks';
import { useBootKeys } from './view/use-boot-keys';
import { useWaterfallView, type WaterfallView } from './view/use-waterfall-view';
import { WaterfallTools } from './view/waterfall-tools';
import { WaterfallTable } from './waterfall-table';

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
const Minimap = lazy(() => import('./overview/minimap').then((module) => ({ default: module.Minimap })));

/** Width of the chart that the server assumes, in pixels. */
const ASSUMED_WIDTH = 760;

/**
 * A boot's phases as a tree with bars on one time axis, its moments above them, all of it in an overview over that. The way
 * to the screen: boot → tree (once) → rows of the view → those in sight → bars on the axis of the view. Zooming changes only
 * the last step, scrolling only the one before it.
 */
export function Waterfall({ subject, selected, onSelect, ...props }: WaterfallProps) {
  const [view, change] = useWaterfallView();
  const chart = useRef<HTMLTableCellElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState(selected);
  const width = useElementWidth(chart, ASSUMED_WIDTH);
  const tree = useMemo(() => buildWaterfallTree(subject), [subject]);
  const { rows, fold, forgetFolds, found } = useRows(tree, subject.lengthMs, view, selected);
  const { ground, time, hasQuiet } = useTimeFrame(subject, view, width);
  const criticalOf = useCritical(tree, view.path);
  const figures = useFigures(subject, props.resolutionMs);
  const frame = useMemo(() => ({ time, criticalOf, figures }), [time, criticalOf, figures]);
  const onView = (span: Span | null) => change({ span });
  const onLevel = (depth: number) => {
    forgetFolds();
    change({ depth });
  };
  const zoomToRow = () => {
    const row = rowOfKey(rows, current ?? selected);
    if (row >= 0) onView(viewOf(ground, rowAt(rows, row)));
  };
  const { toggleSlowness } = usePeerRanks();
  useBootKeys({
    ...viewKeys(view, change, hasQuiet),
    z: zoomToRow,
    w: toggleSlowness,
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
      <Suspense fallback={<MinimapRoom phases={subject.phases.length} />}>
        <Minimap
          subject={subject}
          tree={tree}
          ground={ground}
          span={view.span ?? ground.whole}
          onView={onView}
        />
      </Suspense>
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
        isWindowed={subject.phases.length > PACKED_FROM}
      />
      {found?.matches === 0 && <p className="px-4 py-2 text-ink-2">No phase matches “{view.find}”.</p>}
    </>
  );
}

/** What stands there until the overview's script has come. */
function MinimapRoom({ phases }: { phases: number }) {
  const height = minimapHeight(phases) + 2;
  return <div style={{ height }} className="mx-4 mb-1 border border-line bg-sunken print:hidden" />;
}

/** How figures are written is one for all rows. */
function useFigures({ phases, lengthMs }: WaterfallSubject, resolutionMs: number) {
  const unit = useMemo(() => columnUnit(phases.map(({ durationMs }) => durationMs)), [phases]);
  return useMemo(() => ({ unit, resolutionMs, lengthMs }), [unit, resolutionMs, lengthMs]);
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
