import { parseLeadingObject } from '../json-value';
import type { LogRecord, Understanding } from '../record';
import { understandNotification } from './notification';
import { readerOfEventType } from './notification-event';

const LOGGERS = ['oslo.messaging.notification.', 'nova.openstack.common.notification.'];

/** The event type in the logger of the `log` notification driver (`<prefix><event type>`), or null for other loggers. */
function eventTypeOfLogger(logger: string): string | null {
  const prefix = LOGGERS.find((candidate) => logger.startsWith(candidate));
  return prefix === undefined ? null : logger.slice(prefix.length);
}

/** Whether a line of this logger is worth decoding. */
export function isNotificationLogger(logger: string): boolean {
  const eventType = eventTypeOfLogger(logger);
  return eventType !== null && readerOfEventType(eventType) !== null;
}

/**
 * The notification that the `log` driver wrote as JSON; `text` is what follows the context bracket. Those of errors are
 * logged while the exception is active, so its summary and traceback stand after the JSON.
 */
export function understandLoggedNotification(
  text: string,
  record: LogRecord,
  requestId: string | null,
): Understanding {
  const message = parseLeadingObject(text);
  if (message === null)
    return { kind: 'malformed', reason: 'logged notification is no complete JSON object' };
  return understandNotification(message, record, requestId);
}
