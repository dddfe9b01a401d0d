import type { Event } from '@/lib/domain/event';
import { formatIso } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import { eventLabel } from '@/lib/layout/waterfall-subject';
import { escapeLines, escapeMarkup } from '../markup';

/** The lines of events, each with its moment and place. */
export function evidenceList(events: readonly Event[], startedAtMs: number): string {
  const items = events.map((event) => {
    const { atMs, name, host, origin, line } = event;
    const since = formatDuration(atMs - startedAtMs);
    const place = [host, origin.path].filter((part) => part !== null).join(' ');
    const head = [since, formatIso(atMs), eventLabel(name), place].filter((part) => part !== '').join(' · ');
    return `<li><span>${escapeMarkup(head)}</span><code>${escapeLines(line ?? '(no line)')}</code></li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}
