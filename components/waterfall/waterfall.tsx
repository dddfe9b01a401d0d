'use client';

import { useMemo, useRef, useState } from 'react';
import { useElementWidth } from '@/components/ui/use-element-width';
import { columnUnit } from '@/lib/layout/duration';
import { layoutWaterfall } from '@/lib/layout/waterfall';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { type MeanwhileOnHost, MeanwhileRow } from './meanwhile-row';
import { useTreeKeys } from './use-tree-keys';
import { WaterfallEnd } from './waterfall-end';
import { WaterfallHead } from './waterfall-head';
import { WaterfallRowView } from './waterfall-row-view';

interface WaterfallProps {
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

/** Width of the chart that the server assumes, in pixels. */
const ASSUMED_WIDTH = 760;
const NAMES_WIDTH = 256;

/** A boot's phases as a tree with bars on one time axis, its moments above them. A tree grid for keyboard and screen reader. */
export function Waterfall({ subject, selected, onSelect, ...props }: WaterfallProps) {
  const { folded, fold } = useFolding();
  const [namesWidth, setNamesWidth] = useState(NAMES_WIDTH);
  const grid = useRef<HTMLTableElement>(null);
  const chart = useRef<HTMLTableCellElement>(null);
  const width = useElementWidth(chart, ASSUMED_WIDTH);
  const layout = useMemo(
    () => layoutWaterfall(subject, { folded, span: null }, { width, minBarWidth: 2, tickGap: 72 }),
    [subject, folded, width],
  );
  const toggle = (key: string | null) => onSelect(key === selected ? null : key);
  const keys = useTreeKeys(grid, layout.rows, selected, { fold, select: toggle });
  const frame = {
    width,
    ticks: layout.ticks,
    unit: columnUnit(layout.rows.map((row) => row.durationMs)),
    resolutionMs: props.resolutionMs,
    lengthMs: subject.lengthMs,
  };
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what the ARIA pattern builds a tree grid on.
      role="treegrid"
      aria-label="Phases"
      onKeyDown={keys.onKeyDown}
      className="waterfall w-full table-fixed border-separate border-spacing-0"
    >
      <WaterfallHead
        {...props}
        layout={layout}
        moments={subject.moments}
        chart={chart}
        width={width}
        namesWidth={namesWidth}
        onResizeNames={setNamesWidth}
      />
      <tbody>
        {layout.rows.map((row) => (
          <WaterfallRowView
            key={row.key}
            row={row}
            frame={frame}
            selected={row.key === selected}
            inTabOrder={row.key === keys.current}
            onFocus={() => keys.setCurrent(row.key)}
            onSelect={() => {
              keys.setCurrent(row.key);
              toggle(row.key);
            }}
            onFold={() => fold(row.key, row.expanded === true)}
          />
        ))}
      </tbody>
      <tfoot>
        {props.meanwhile && (
          <MeanwhileRow
            meanwhile={props.meanwhile}
            span={layout.span}
            width={width}
            carried={props.carried}
          />
        )}
        <WaterfallEnd {...props} layout={layout} width={width} failedMs={subject.failedMs} />
      </tfoot>
    </table>
  );
}

function useFolding() {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (key: string, close: boolean) => {
    const next = new Set(folded);
    if (close) next.add(key);
    else next.delete(key);
    setFolded(next);
  };
  return { folded, fold };
}
