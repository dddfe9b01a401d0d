import type { LogRecord, Understanding } from '../record';

const LOGGERS = ['oslo.messaging.notification.', 'nova.openstack.common.notification.'];

/** Loggers of the `log` notification driver: `<prefix><event type>`. */
export function isNotificationLogger(logger: string): boolean {
  return LOGGERS.some((prefix) => logger.startsWith(prefix));
}

/** The notification that the `log` driver wrote as JSON after the context bracket. */
export function understandLoggedNotification(_text: string, _record: LogRecord): Understanding {
  return { kind: 'ignored' };
}
