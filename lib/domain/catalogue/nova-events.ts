import type { EventKind } from './event-kind';
import { NOVA_CACHE_EVENTS } from './nova-cache-events';
import { NOVA_CLAIM_EVENTS } from './nova-claim-events';
import { NOVA_END_EVENTS } from './nova-end-events';
import { NOVA_IMAGE_EVENTS } from './nova-image-events';
import { NOVA_LAUNCH_EVENTS } from './nova-launch-events';
import { NOVA_REQUEST_EVENTS } from './nova-request-events';

/**
 * Nova's moments in the order a boot passes them; the order breaks ties between equal stamps.
 * Line texts: openstack/nova and oslo.concurrency, Folsom to 2026.2, in short form.
 */
export const NOVA_EVENTS: readonly EventKind[] = [
  ...NOVA_REQUEST_EVENTS,
  ...NOVA_CLAIM_EVENTS,
  ...NOVA_IMAGE_EVENTS,
  ...NOVA_LAUNCH_EVENTS,
  ...NOVA_END_EVENTS,
  ...NOVA_CACHE_EVENTS,
];
