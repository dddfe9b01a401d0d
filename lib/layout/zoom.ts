import type { Span } from './time-axis';
import type { TimeGround } from './waterfall';

/** Nothing shorter fills the width: logs tell microseconds at best. */
const LEAST_MS = 0.01;

/** A view of a boot that is neither shorter than can be told nor beyond its ends; null where it shows all of it. */
export function clampView({ whole }: Pick<TimeGround, 'whole'>, view: Span): Span | null {
  const length = whole.toMs - whole.fromMs;
  const wanted = Math.max(Math.min(LEAST_MS, length), view.toMs - view.fromMs);
  if (!(wanted < length * 0.9995)) return null;
  const fromMs = Math.max(whole.fromMs, Math.min(view.fromMs, whole.toMs - wanted));
  return { fromMs, toMs: fromMs + wanted };
}

/** The view made `factor` times as long around a moment, which stays where it is on the axis. */
export function zoomAt(ground: TimeGround, view: Span, atMs: number, factor: number): Span | null {
  const { to, from } = ground.warp;
  const at = to(atMs);
  const fromMs = from(at - (at - to(view.fromMs)) * factor);
  const toMs = from(at + (to(view.toMs) - at) * factor);
  // Beyond an end nothing is to be seen: the other side goes on alone.
  return clampView(ground, {
    fromMs: Math.max(ground.whole.fromMs, fromMs),
    toMs: Math.min(ground.whole.toMs, toMs),
  });
}

/** The view moved by a part of its length, negative to the left. */
export function panBy(ground: TimeGround, view: Span, share: number): Span | null {
  const { to, from } = ground.warp;
  const ends = [to(ground.whole.fromMs), to(ground.whole.toMs)] as const;
  const [left, right] = [to(view.fromMs), to(view.toMs)];
  const step = Math.min(ends[1] - right, Math.max(ends[0] - left, (right - left) * share));
  return clampView(ground, { fromMs: from(left + step), toMs: from(right + step) });
}

/** Room left and right of an interval that is zoomed to, as a part of it. */
const MARGIN = 0.08;

/** The view that shows an interval with a little of what is around it. */
export function viewOf(ground: TimeGround, interval: { startMs: number; durationMs: number }): Span | null {
  const margin = Math.max(interval.durationMs * MARGIN, LEAST_MS);
  return clampView(ground, {
    fromMs: interval.startMs - margin,
    toMs: interval.startMs + interval.durationMs + margin,
  });
}

/** A view as it stands in a URL: `1200-3400.5`, milliseconds after the start; before the start with a `~`. */
export function formatView({ fromMs, toMs }: Span): string {
  return `${written(fromMs)}-${written(toMs)}`;
}

/** Reads such a view; null for anything else. */
export function parseView(text: string | null): Span | null {
  const [, from, to] = /^(~?\d+(?:\.\d+)?)-(~?\d+(?:\.\d+)?)$/.exec(text ?? '') ?? [];
  if (from === undefined || to === undefined) return null;
  const span = { fromMs: Number(from.replace('~', '-')), toMs: Number(to.replace('~', '-')) };
  return span.toMs > span.fromMs && Number.isFinite(span.toMs) ? span : null;
}

function written(ms: number): string {
  const rounded = Math.round(Math.abs(ms) * 1000) / 1000;
  return `${ms < 0 && rounded > 0 ? '~' : ''}${rounded}`;
}
