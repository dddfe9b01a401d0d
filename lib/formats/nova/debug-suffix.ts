const SOURCE = /\.py[co]?:\d+$/;

/**
 * Takes ` funcName pathname:lineno` (oslo.log logging_debug_format_suffix) or devstack's `{{(pid=N) func file:line}}` off
 * the end of a DEBUG message; any other text is returned as it is.
 */
export function withoutDebugSuffix(message: string): string {
  if (message.endsWith('}}')) {
    const devstack = message.lastIndexOf('{{');
    if (devstack >= 0) return message.slice(0, devstack).trimEnd();
  }
  const path = message.lastIndexOf(' ');
  if (path < 0 || !SOURCE.test(message.slice(path))) return message;
  const name = message.lastIndexOf(' ', path - 1);
  return message.slice(0, name < 0 ? path : name);
}
