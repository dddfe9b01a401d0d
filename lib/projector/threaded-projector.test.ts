import { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import type { Projector } from './start-projector';
import { superviseProjector } from './threaded-projector';

const WORKS = `
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage({ isWorking: true });
  parentPort.once('message', () => parentPort.close());`;
const FAILS = `throw new Error('a fault of the thread');`;

let projector: Projector | null = null;
afterEach(async () => {
  await projector?.stop();
  projector = null;
  vi.restoreAllMocks();
});

/** Threads that run these programs one after the other, the last of them again and again. */
function threads(...programs: string[]) {
  const launched: Worker[] = [];
  const launch = () => {
    const program = programs[Math.min(launched.length, programs.length - 1)] ?? '';
    const thread = new Worker(program, { eval: true });
    launched.push(thread);
    return thread;
  };
  return { launched, launch };
}

const works = () => vi.waitFor(() => expect(projector?.isWorking()).toBe(true), 30_000);

test('a thread that fails is replaced, and said to', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { launch, launched } = threads(FAILS, WORKS);
  projector = superviseProjector(launch, 1);
  await works();
  expect(launched).toHaveLength(2);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('started again'), expect.any(Error));
});

test('a thread that was ended from outside does not count as working', async () => {
  const { launch, launched } = threads(WORKS);
  projector = superviseProjector(launch, 60_000);
  await works();
  await launched[0]?.terminate();
  expect(projector.isWorking()).toBe(false);
});

test('boots that the thread saw to end are told', async () => {
  const onEnded = vi.fn();
  const { launch } = threads(`
    const { parentPort } = require('node:worker_threads');
    parentPort.postMessage({ ended: [{ id: 'b1' }] });
    parentPort.once('message', () => parentPort.close());`);
  projector = superviseProjector(launch, 60_000, onEnded);
  await vi.waitFor(() => expect(onEnded).toHaveBeenCalledWith([{ id: 'b1' }]), 30_000);
  expect(projector.isWorking()).toBe(false);
});

test('a stopped one ends its thread and starts no other', async () => {
  const { launch, launched } = threads(WORKS);
  projector = superviseProjector(launch, 0);
  await works();
  await projector.stop();
  expect(projector.isWorking()).toBe(false);
  expect(launched).toHaveLength(1);
  expect(launched[0]?.threadId).toBe(-1);
});

test('stopping one that fails ends it all the same', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { launch, launched } = threads(FAILS);
  projector = superviseProjector(launch, 0);
  await projector.stop();
  expect(launched).toHaveLength(1);
  expect(launched[0]?.threadId).toBe(-1);
});
