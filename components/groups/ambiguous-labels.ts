import type { GroupPercentiles } from '@/lib/domain/percentiles';

/** Labels that more than one of these groups bears: images of one name in two clouds, or a new image under an old name. */
export function ambiguousLabels(groups: readonly GroupPercentiles[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of groups) (seen.has(key.label) ? repeated : seen).add(key.label);
  return repeated;
}

/** What tells a group from others of the same label: its clouds, and where they are the same too, the end of its id. */
export function distinction({ key }: GroupPercentiles, among: readonly GroupPercentiles[]): string {
  const clouds = key.clouds.join(', ');
  const twins = among.filter(
    (group) => group.key.label === key.label && group.key.clouds.join(', ') === clouds,
  );
  return twins.length > 1 && key.value !== null ? `${clouds} …${key.value.slice(-6)}` : clouds;
}
