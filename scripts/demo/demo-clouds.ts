import { NOVA_DEFAULTS, type NovaOptions } from '@/lib/simulator/nova/options';
import { OPENNEBULA_DEFAULTS, type OpenNebulaOptions } from '@/lib/simulator/opennebula/options';
import type { DemoPlan } from './demo-plan';

const DAY_MS = 86_400_000;
const DAYS = 7;

/**
 * The clouds of the demonstration: a week of a Nova cloud of 12 hosts, most of them at DEBUG, one ill, and of an
 * OpenNebula zone. Image names come from the DEBUG lines of the guest XML (`image_meta`), so that hosts at INFO show what
 * INFO alone can know; those of the zone come from the VMs' records.
 */
export function demoClouds({ seed, endMs }: Pick<DemoPlan, 'seed' | 'endMs'>): {
  nova: NovaOptions;
  opennebula: OpenNebulaOptions;
} {
  const days = { startMs: endMs - DAYS * DAY_MS, endMs, seed };
  return {
    nova: {
      ...NOVA_DEFAULTS,
      ...days,
      boots: 1600,
      hosts: 12,
      images: 8,
      flavors: 5,
      infoHostShare: 0.2,
      lifeHours: 5,
      cacheHours: 10,
    },
    opennebula: { ...OPENNEBULA_DEFAULTS, ...days, boots: 400, hosts: 5, images: 6, templates: 4 },
  };
}
