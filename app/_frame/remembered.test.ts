import { describe, expect, it } from 'vitest';
import { remembered } from './remembered';

function counter(answers: Array<number | Error>, worthKeeping?: (value: number) => boolean) {
  let nowMs = 0;
  let asked = 0;
  const get = remembered(
    async () => {
      const answer = answers[asked++] ?? 0;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    { forMs: 1000, worthKeeping, now: () => nowMs },
  );
  return { get, pass: (ms: number) => (nowMs += ms), asked: () => asked };
}

describe('remembered', () => {
  it('asks once until the time is up', async () => {
    const { get, pass, asked } = counter([1, 2]);
    expect([await get(), await get()]).toEqual([1, 1]);
    pass(999);
    expect(await get()).toBe(1);
    pass(1);
    expect([await get(), asked()]).toEqual([2, 2]);
  });

  it('lets those who come meanwhile share the question', async () => {
    const { get, asked } = counter([1, 2]);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(asked()).toBe(1);
  });

  it('asks again after a failure', async () => {
    const { get } = counter([new Error('down'), 2]);
    await expect(get()).rejects.toThrow('down');
    expect(await get()).toBe(2);
  });

  it('does not keep what is not worth it', async () => {
    const { get } = counter([0, 5, 6], (value) => value > 0);
    expect([await get(), await get(), await get()]).toEqual([0, 5, 5]);
  });
});
