/** What the clouds of the demonstration are called. */
export const DEMO_CLOUDS = { nova: 'demo-nova', opennebula: 'demo-one' } as const;

/**
 * Whether a cloud is simulated: its label begins with `demo`. Such boots never happened, so every place that shows
 * them says so.
 */
export function isSimulatedCloud(cloud: string): boolean {
  return /^demo(?![a-z0-9])/i.test(cloud);
}
