import type { Activity } from './activity';

/** An activity with its column in the drawing; the boot itself has column 0. */
export interface Placed extends Activity {
  column: number;
}

/**
 * Gives each activity the first free column right of the one that contains it, in order of start. Two that share a
 * column do not overlap.
 */
export function placeActivities(activities: readonly Activity[]): Placed[] {
  const freeFrom: number[] = [];
  const columnOf = new Map<string, number>();
  const inTime = activities.toSorted(
    (a, b) => a.startMs - b.startMs || a.depth - b.depth || b.endMs - a.endMs,
  );
  return inTime.map((activity) => {
    const parent = activity.parent === null ? undefined : columnOf.get(activity.parent);
    let column = (parent ?? 0) + 1;
    while (isTaken(freeFrom[column], activity)) column++;
    freeFrom[column] = activity.endMs;
    columnOf.set(activity.key, column);
    return { ...activity, column };
  });
}

function isTaken(freeFromMs: number | undefined, { startMs }: Activity): boolean {
  return freeFromMs !== undefined && freeFromMs > startMs;
}
