import { expect, test } from 'vitest';
import { DEMO_CLOUDS, isSimulatedCloud } from './simulated-cloud';

test('clouds of the demonstration are simulated, others are not', () => {
  expect(Object.values(DEMO_CLOUDS).every(isSimulatedCloud)).toBe(true);
  expect(['demo', 'Demo-eu', 'demo_2'].every(isSimulatedCloud)).toBe(true);
  expect(['default', 'democracy', 'eu-demo', ''].some(isSimulatedCloud)).toBe(false);
});
