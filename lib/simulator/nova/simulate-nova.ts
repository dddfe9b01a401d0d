import type { Process } from '../kernel/kernel';
import type { Random } from '../random/random';
import { Arrivals } from '../workload/arrivals';
import { manageCache } from './cache-manager';
import { NovaCloud, type NovaObserver } from './nova-cloud';
import type { NovaOptions } from './options';
import { serveRequest } from './request';
import { drawShape, planRequest, type RequestShape } from './request-plan';

/** A simulated Nova cloud that is run piece by piece. */
export interface NovaSimulation {
  cloud: NovaCloud;
  /** Lets up to `limit` actions happen; false when the last boot is over. */
  advance(limit: number): boolean;
}

/**
 * Starts a simulated Nova cloud; `observer` is told everything in time order while it is advanced. The same options tell
 * the same story, in every detail.
 */
export function simulateNova(options: NovaOptions, observer: NovaObserver): NovaSimulation {
  const cloud = new NovaCloud(options, observer);
  for (const host of cloud.hosts) cloud.kernel.start(manageCache(cloud, host));
  cloud.kernel.start(users(cloud));
  return { cloud, advance: (limit) => cloud.kernel.advance(limit) };
}

/** Runs a simulation to its end. */
export function runNova(options: NovaOptions, observer: NovaObserver): NovaCloud {
  const simulation = simulateNova(options, observer);
  while (simulation.advance(1_000_000));
  return simulation.cloud;
}

/** All users: single requests, requests for several instances, and bursts of requests of one shape. */
function* users(cloud: NovaCloud): Process {
  const { random, options } = cloud;
  const arrivals = new Arrivals(random.fork('arrivals'), options.startMs, options.endMs, options.boots);
  while (arrivals.left > 0) {
    const shape = drawShape(cloud);
    const draw = random.unit();
    const count = Math.min(drawCount(draw, random), arrivals.left);
    const atMs = arrivals.advance(count);
    yield Math.max(0, atMs - cloud.nowMs);
    if (draw >= MULTIPLE && draw < BURST) yield* burst(cloud, shape, count);
    else ask(cloud, shape, count);
  }
}

/** Below this a draw is one request for several instances, below the next a burst of requests, below the last a storm. */
const MULTIPLE = 0.05;
const STORM = 0.054;
const BURST = 0.09;

function drawCount(draw: number, random: Random): number {
  if (draw < MULTIPLE) return random.int(2, 6);
  if (draw < STORM) return random.int(30, 60);
  return draw < BURST ? random.int(5, 18) : 1;
}

function* burst(cloud: NovaCloud, shape: RequestShape, count: number): Process {
  for (let index = 0; index < count; index++) {
    ask(cloud, shape, 1);
    yield cloud.random.exponential(180);
  }
}

function ask(cloud: NovaCloud, shape: RequestShape, count: number): void {
  cloud.pending += count;
  cloud.kernel.start(serveRequest(cloud, planRequest(cloud, shape, count)));
}
