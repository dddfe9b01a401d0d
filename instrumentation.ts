/** Called by Next once, before a server answers its first request. */
export async function register(): Promise<void> {
  // Next replaces the name by its value, so that the bundle for the edge leaves out what needs Node.
  // biome-ignore lint/style/noProcessEnv: only read in this form does it have that effect
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { getEnv } = await import('./lib/env');
    const { startBackgroundWork } = await import('./lib/projector/background-work');
    const { countOwnBoots } = await import('./lib/metrics/count-own-boots');
    startBackgroundWork(getEnv().RETENTION_DAYS, countOwnBoots());
    const { startBackgroundIndex } = await import('./lib/statistics/service/background-index');
    startBackgroundIndex();
  }
}
