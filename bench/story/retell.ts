/** The day on which every story is told first; no simulated story is longer. */
export const STORY_DAY = '2024-01-01';

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
/** Stands in the second group of every uuid that is another in each round. */
const MARK = '-f00d-';
const DAY_MS = 86_400_000;

/** Marks the uuids for which `isOwn` says so, those of instances and requests, as the round's own. */
export function markOwn(text: string, isOwn: (uuid: string) => boolean): string {
  return text.replace(UUID, (uuid) => (isOwn(uuid) ? markUuid(uuid) : uuid));
}

/** The uuid as `markOwn` marks it. */
export function markUuid(uuid: string): string {
  return uuid.slice(0, 8) + MARK + uuid.slice(14);
}

/**
 * A marked text as it reads in another round: on another day, of other instances and requests, on the same hosts with the
 * same images. Cheap enough to do while a server is being fed. Round 0 is the first telling; up to 800 lie in the past.
 */
export function retell(text: string, round: number): string {
  return text.replaceAll(MARK, `-${hex4(round)}-`).replaceAll(STORY_DAY, dayOf(round));
}

/** The day of a round, as `YYYY-MM-DD`. */
export function dayOf(round: number): string {
  return new Date(Date.parse(STORY_DAY) + round * DAY_MS).toISOString().slice(0, 10);
}

function hex4(round: number): string {
  return round.toString(16).padStart(4, '0');
}
