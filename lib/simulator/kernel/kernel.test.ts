import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue';
import { Kernel, type Process } from './kernel';
import { Semaphore } from './semaphore';
import { SharedLink } from './shared-link';
import { Signal } from './signal';

function run(kernel: Kernel): void {
  while (kernel.advance(1000));
}

describe('event queue', () => {
  it('gives entries by time, and by order of scheduling where times are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const queue = new EventQueue();
        for (const [sequence, atMs] of times.entries()) queue.push({ atMs, sequence, action: () => {} });
        const taken = times.map(() => queue.pop());
        const wanted = times
          .map((atMs, sequence) => ({ atMs, sequence }))
          .sort((a, b) => a.atMs - b.atMs || a.sequence - b.sequence);
        expect(taken.map((entry) => ({ atMs: entry?.atMs, sequence: entry?.sequence }))).toEqual(wanted);
        expect(queue.pop()).toBeUndefined();
      }),
    );
  });
});

describe('semaphore', () => {
  it('lets as many in as it has permits, the others in turn, and tells them how long they waited', () => {
    const kernel = new Kernel(0);
    const semaphore = new Semaphore(kernel, 2);
    const seen: Array<[name: string, atMs: number, waitedMs: number]> = [];
    function* hold(name: string, forMs: number): Process {
      const waitedMs = yield* semaphore.acquire();
      seen.push([name, kernel.nowMs, waitedMs]);
      yield forMs;
      semaphore.release();
    }
    for (const [name, forMs] of [
      ['a', 10],
      ['b', 4],
      ['c', 5],
      ['d', 1],
    ] as const)
      kernel.start(hold(name, forMs));
    run(kernel);
    expect(seen).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
      ['c', 4, 4],
      ['d', 9, 9],
    ]);
  });
});

describe('shared link', () => {
  it('serves transfers that run at once at equal shares', () => {
    const kernel = new Kernel(0);
    const link = new SharedLink(kernel, 1_000_000);
    const ends: Record<string, number> = {};
    function* transfer(name: string, startMs: number, bytes: number): Process {
      yield startMs;
      yield* link.transfer(bytes);
      ends[name] = kernel.nowMs;
    }
    // Alone 1000 B/ms; from 10 to 30 ms both at 500, so that `short` ends at 30 and `long` has 15 000 left.
    kernel.start(transfer('long', 0, 35_000));
    kernel.start(transfer('short', 10, 10_000));
    run(kernel);
    expect(ends.short).toBeCloseTo(30, 6);
    expect(ends.long).toBeCloseTo(45, 6);
  });

  it('moves neither more nor less than its bandwidth', () => {
    const transfers = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 9000 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(transfers, (plan) => {
        const kernel = new Kernel(0);
        const link = new SharedLink(kernel, 100_000);
        const spans = plan.map(([startMs, bytes]) => ({ startMs, bytes, endMs: Number.NaN }));
        for (const span of spans) {
          kernel.start(
            (function* (): Process {
              yield span.startMs;
              yield* link.transfer(span.bytes);
              span.endMs = kernel.nowMs;
            })(),
          );
        }
        run(kernel);
        const busyMs = lengthOfUnion(spans);
        const bytes = spans.reduce((sum, span) => sum + span.bytes, 0);
        expect(busyMs).toBeCloseTo(bytes / 100, 4);
      }),
    );
  });
});

describe('signal', () => {
  it('wakes who waits when it fires, and who waits too long at the timeout', () => {
    const kernel = new Kernel(0);
    const signal = new Signal(kernel);
    const seen: Array<[name: string, atMs: number, fired: boolean]> = [];
    function* wait(name: string, timeoutMs: number): Process {
      const fired = yield* signal.wait(timeoutMs);
      seen.push([name, kernel.nowMs, fired]);
    }
    kernel.start(wait('short', 5));
    kernel.start(wait('long', 50));
    kernel.schedule(20, () => signal.fire());
    kernel.schedule(60, () => kernel.start(wait('late', 1)));
    run(kernel);
    expect(seen).toEqual([
      ['short', 5, false],
      ['long', 20, true],
      ['late', 60, true],
    ]);
  });
});

function lengthOfUnion(spans: ReadonlyArray<{ startMs: number; endMs: number }>): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of [...spans].sort((a, b) => a.startMs - b.startMs)) {
    length += Math.max(0, endMs - Math.max(startMs, reached));
    reached = Math.max(reached, endMs);
  }
  return length;
}
