import { expect, test } from 'vitest';
import { WakeUp } from './wake-up';

test('a wake-up ends the sleep under way', async () => {
  const wakeUp = new WakeUp();
  const sleeping = wakeUp.sleep(60_000);
  wakeUp.wake();
  await sleeping;
});

test('a wake-up between two sleeps ends the next, and only that', async () => {
  const wakeUp = new WakeUp();
  wakeUp.wake();
  wakeUp.wake();
  await wakeUp.sleep(60_000);
  let over = false;
  const second = wakeUp.sleep(60_000).then(() => {
    over = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(over).toBe(false);
  wakeUp.wake();
  await second;
});
