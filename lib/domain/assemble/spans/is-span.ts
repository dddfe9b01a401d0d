import type { Event } from '../../event';
import { BOOT_TRACED } from '../../traced-boot';

/** Whether an event is of a trace: a span, an instant, or what the trace says of its boot. Such never decide what a boot is. */
export function isTraced(event: Event): boolean {
  return typeof event.attributes.spanId === 'string' || event.name === BOOT_TRACED;
}

/** Whether an event is a span: an interval of a trace. */
export function isSpan(event: Event): boolean {
  return event.endMs !== null && typeof event.attributes.spanId === 'string' && event.name !== BOOT_TRACED;
}

/** Whether an event is an instant of a trace. */
export function isInstant(event: Event): boolean {
  return event.endMs === null && typeof event.attributes.spanId === 'string' && event.name !== BOOT_TRACED;
}
