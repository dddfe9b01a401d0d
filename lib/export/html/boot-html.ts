import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import type { Event } from '@/lib/domain/event';
import { STAGES } from '@/lib/domain/stage';
import { eventLabel } from '@/lib/layout/waterfall-subject';
import { bootFacts } from '../boot-facts';
import { bootTitle } from '../boot-title';
import { escapeLines, escapeMarkup } from '../markup';
import { formatSeconds, secondDecimals } from '../plain-duration';
import { printable } from '../printable';
import { bootVerdict } from '../verdict';
import { evidenceList } from './evidence-list';
import { styleSheet } from './style-sheet';
import { waterfallHtml } from './waterfall-html';

/**
 * A boot as one page that works from disk: no script, nothing fetched, light or dark as the reader's system has it. The
 * lines that prove a phase unfold under its bar.
 */
export function renderBootHtml(detail: BootDetail): string {
  const { boot, events } = detail;
  const title = escapeMarkup(bootTitle(boot));
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>Boot of ${title}</title>`,
    `<style>${styleSheet()}</style></head><body>`,
    `<header><h1>${title}</h1>`,
    `<p${boot.status === 'failed' ? ' class="failed"' : ''}>${escapeMarkup(bootVerdict(boot))}</p></header>`,
    factList(boot),
    '<main>',
    ...waterfallHtml(detail),
    legend(boot),
    ...cacheSection(boot, events),
    ...momentSection(detail),
    ...noteSection(boot),
    '</main>',
    `<footer>Bootfall, boot ${boot.id}</footer></body></html>`,
    '',
  ].join('\n');
}

function factList(boot: Boot): string {
  const facts = bootFacts(boot).map(
    ([label, text]) => `<div><dt>${label}</dt><dd>${escapeMarkup(text)}</dd></div>`,
  );
  return `<dl class="facts">${facts.join('')}</dl>`;
}

function legend({ phases }: Boot): string {
  const stages = new Set(phases.map(({ stage }) => stage));
  const entries = STAGES.filter((stage) => stages.has(stage)).map(
    (stage) => `<span><b class="bar ${stage}"></b>${stage}</span>`,
  );
  const textures = [
    '<span><b class="bar wait request"></b>wait</span>',
    '<span><b class="bar none"></b>unaccounted</span>',
  ];
  return `<div class="legend">${[...entries, ...textures].join('')}</div>`;
}

function cacheSection({ cache, startedAtMs }: Boot, events: readonly Event[]): string[] {
  const proofs = new Set(cache.evidence);
  const lines = events.filter(({ id }) => proofs.has(id));
  if (lines.length === 0) return [];
  return [
    '<h2>Image cache</h2>',
    `<details><summary>${escapeMarkup(`${cache.state}: ${cache.reason}`)}</summary>`,
    evidenceList(lines, startedAtMs),
    '</details>',
  ];
}

function momentSection({ boot, events }: BootDetail): string[] {
  if (boot.moments.length === 0) return [];
  const byId = new Map(events.map((event) => [event.id, event]));
  const decimals = secondDecimals(boot);
  const rows = boot.moments.map(({ name, atMs, event }) => {
    const line = byId.get(event)?.line ?? null;
    const label = escapeMarkup(eventLabel(name));
    const since = formatSeconds(atMs, decimals);
    const told = `<details><summary>${label}</summary><code>${escapeLines(line ?? '')}</code></details>`;
    return `<tr><td>${since}</td><td>${line === null ? label : told}</td></tr>`;
  });
  return ['<h2>Moments</h2>', '<table><tbody>', ...rows, '</tbody></table>'];
}

function noteSection({ notes }: Boot): string[] {
  if (notes.length === 0) return [];
  return [
    '<h2>Notes</h2>',
    `<ul class="notes">${notes.map((note) => `<li>${escapeMarkup(printable(note))}</li>`).join('')}</ul>`,
  ];
}
