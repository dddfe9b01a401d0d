import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import type { Event } from '@/lib/domain/event';
import { formatDuration } from '@/lib/layout/duration';
import { formatShare } from '@/lib/layout/quantity';
import type { AxisTick } from '@/lib/layout/time-axis';
import { type LaidOutRow, layoutWaterfall } from '@/lib/layout/waterfall';
import { toWaterfallSubject } from '@/lib/layout/waterfall-subject';
import { escapeMarkup } from '../markup';
import { phasesThatFit } from '../picture/shown-phases';
import { evidenceList } from './evidence-list';

/** Positions are percent of the chart's width. */
const BOX = { width: 100, minBarWidth: 0, tickGap: 12 };
/** More rows than this a browser opens, but nobody scrolls. */
const MOST_ROWS = 10_000;
const INDENT_PX = 14;
const MOST_INDENT = 20;

/** The waterfall: axis and rows; a row's evidence unfolds under it. */
export function waterfallHtml({ boot, events }: BootDetail): string[] {
  const subject = toWaterfallSubject(boot);
  const { phases, left } = phasesThatFit(subject.phases, MOST_ROWS);
  const layout = layoutWaterfall({ ...subject, phases }, { folded: new Set(), span: null }, BOX);
  const byId = new Map(events.map((event) => [event.id, event]));
  return [
    '<h2>Phases</h2><p class="hint">A phase unfolds the lines that prove it.</p>',
    `<div class="axis"><span></span><span class="ticks">${layout.ticks.map(tickHtml).join('')}</span>`,
    '<span class="figure">duration</span><span class="figure">share</span></div>',
    ...layout.rows.map((row) => rowHtml(row, boot, byId)),
    ...(left > 0
      ? [`<p>${left} of ${boot.phases.length} phases are not shown: those deeper in the tree.</p>`]
      : []),
  ];
}

function tickHtml({ x, label, anchor }: AxisTick): string {
  return `<span${anchor === 'end' ? ' class="last"' : ''} style="left:${percent(x)}">${escapeMarkup(label)}</span>`;
}

function rowHtml(row: LaidOutRow, boot: Boot, events: ReadonlyMap<string, Event>): string {
  const proofs = (row.phase?.evidence ?? []).flatMap((id) => {
    const event = events.get(id);
    return event === undefined ? [] : [event];
  });
  const cells = `${nameHtml(row)}<span class="bars">${barHtml(row)}</span>${figuresHtml(row, boot)}`;
  if (proofs.length === 0) return `<div class="row${row.phase === null ? ' gap' : ''}">${cells}</div>`;
  return `<details><summary class="row">${cells}</summary>${evidenceList(proofs, boot.startedAtMs)}</details>`;
}

function nameHtml({ label, level, phase }: LaidOutRow): string {
  const words = [
    phase?.kind === 'wait' && 'wait',
    phase?.concurrent && 'beside',
    phase?.open && 'end not seen',
  ];
  const told = words.filter((word) => typeof word === 'string').join(' · ');
  const indent = Math.min(level - 1, MOST_INDENT) * INDENT_PX;
  return `<span class="name" style="padding-left:${indent}px">${escapeMarkup(label)}${told === '' ? '' : `<i>${told}</i>`}</span>`;
}

function barHtml({ bar, phase }: LaidOutRow): string {
  if (bar === null) return '';
  const classes =
    phase === null
      ? 'bar none'
      : ['bar', phase.stage, phase.kind === 'wait' && 'wait', phase.open && 'open'].filter(Boolean).join(' ');
  return `<b class="${classes}" style="left:${percent(bar.x)};width:${percent(bar.width)}"></b>`;
}

function figuresHtml({ durationMs }: LaidOutRow, boot: Boot): string {
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  const duration = formatDuration(durationMs, { resolutionMs: boot.clock.resolutionMs });
  const share = lengthMs > 0 ? formatShare(durationMs / lengthMs) : '';
  return `<span class="figure">${escapeMarkup(duration)}</span><span class="figure share">${escapeMarkup(share)}</span>`;
}

function percent(value: number): string {
  return `${Math.round(value * 1000) / 1000}%`;
}
