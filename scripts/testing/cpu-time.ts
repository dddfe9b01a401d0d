/**
 * Milliseconds of processor time that the process spent since this was called: what other work on the machine takes does not
 * count, so that a limit on it holds wherever the tests run.
 */
export function startCpuTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
