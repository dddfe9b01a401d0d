/** A point of a line; null: the line is broken there. */
export type LinePoint = { x: number; y: number } | null;

/** SVG path data of a line through points, broken at null. A point without neighbours is a dot: round caps draw it. */
export function linePath(points: readonly LinePoint[]): string {
  let path = '';
  let isDown = false;
  for (const point of points) {
    if (point === null) {
      isDown = false;
      continue;
    }
    path += `${isDown ? 'L' : 'M'}${short(point.x)} ${short(point.y)}`;
    // A move alone draws nothing.
    if (!isDown) path += 'h0';
    isDown = true;
  }
  return path;
}

/** SVG path data of a line that stays level until the next point. */
export function stepPath(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  return `M${short(first.x)} ${short(first.y)}${rest.map(({ x, y }) => `H${short(x)}V${short(y)}`).join('')}`;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
