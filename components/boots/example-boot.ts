import { formatIso } from '@/lib/layout/clock-time';

/** A build of seven seconds from a cached image: Nova's nine moments, milliseconds after the first. */
const MOMENTS = [
  ['lock_acquired', 0],
  ['resources_claimed', 130],
  ['network_started', 229],
  ['ip_allocated', 352],
  ['qemu_img_create', 1089],
  ['network_info_retrieved', 1231],
  ['vm_started', 2790],
  ['vif_plugged', 6380],
  ['build_complete', 6483],
] as const;

const LENGTH_MS = 6483;
const INSTANCE = 'example-1';
/** Said once: what any event says of its instance holds for the whole boot. */
const MADE_OF = { host: 'cmp-12', image: 'rhel-7.2', flavor: 'm1.medium', cache: 'warm' };

/** A shell command that posts one example boot, which ended just now, to the Bootfall at `origin`. */
export function exampleBootCommand(origin: string, nowMs: number): string {
  const startMs = Math.floor(nowMs) - LENGTH_MS;
  const items = MOMENTS.map(([event, offsetMs], index) =>
    JSON.stringify({
      source: 'nova',
      instance: INSTANCE,
      event,
      at: formatIso(startMs + offsetMs),
      ...(index === 0 ? MADE_OF : {}),
    }),
  );
  return `curl -sS ${origin}/api/v1/events -H 'content-type: application/json' -d '[\n${items.join(',\n')}\n]'`;
}
