import type { Marker } from '@/lib/domain/marker';
import { type Span, saneSpan, timeScale } from './time-axis';

/** A flag over an axis of clock time: one change, or several too close to be told apart. */
export interface MarkerFlag {
  /** Of the first of them. */
  x: number;
  /** Oldest first, never empty. */
  markers: readonly [Marker, ...Marker[]];
}

/** Flags of the changes within a span of time, from the left, at least `gap` apart; each change is in exactly one. */
export function layoutMarkers(
  markers: readonly Marker[],
  span: Span,
  box: { width: number; gap: number },
): MarkerFlag[] {
  const { fromMs, toMs } = saneSpan(span);
  const x = timeScale({ fromMs, toMs }, box.width);
  const flags: { x: number; markers: [Marker, ...Marker[]] }[] = [];
  for (const marker of markers.toSorted((a, b) => a.atMs - b.atMs)) {
    if (!(marker.atMs >= fromMs && marker.atMs <= toMs)) continue;
    const last = flags.at(-1);
    if (last && x(marker.atMs) - last.x < box.gap) last.markers.push(marker);
    else flags.push({ x: x(marker.atMs), markers: [marker] });
  }
  return flags;
}
