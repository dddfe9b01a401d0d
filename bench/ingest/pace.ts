import { setTimeout as pause } from 'node:timers/promises';
import { bootId } from '@/lib/domain/boot-id';
import { type Timing, timingOf } from '../harness/timing';
import { deliver } from './deliver';
import type { Delivery, Feed } from './feed';

/** What came of sending at a steady rate. */
export interface Paced {
  /** Items per second that were offered. */
  rate: number;
  /** From when a request was due to its ack, so that a server that lags does not hide it. */
  ack: Timing;
  /** From the ack of a boot's last event to the boot being `running` in the read API. */
  visible: Timing;
}

/** A boot is asked for until it is seen; one at a time, so that asking costs little. */
const PROBE_EVERY_MS = 15;
const PATIENCE_MS = 60_000;

/** Sends `rate` items per second for so many seconds, whether or not the server keeps up. */
export async function pace(url: string, feed: Feed, rate: number, seconds: number): Promise<Paced> {
  const acks: number[] = [];
  const probe = new Probe(url);
  const underWay: Promise<void>[] = [];
  const began = performance.now();
  let due = began;
  while (due - began < seconds * 1000) {
    await pause(Math.max(0, due - performance.now()));
    const delivery = feed.take();
    underWay.push(send(url, delivery, due, acks, probe));
    due += (delivery.items / rate) * 1000;
  }
  await Promise.all(underWay);
  await probe.idle();
  return { rate, ack: timingOf(acks), visible: timingOf(probe.delays) };
}

async function send(
  url: string,
  delivery: Delivery,
  due: number,
  acks: number[],
  probe: Probe,
): Promise<void> {
  await deliver(url, delivery);
  acks.push(performance.now() - due);
  const [instance] = delivery.finished;
  if (instance !== undefined) probe.offer(instance);
}

/** Follows one boot after another until the read API shows that it runs. */
class Probe {
  readonly delays: number[] = [];
  #busy: Promise<void> | null = null;

  constructor(private readonly url: string) {}

  /** Follows the boot of this instance, of which all events were acked just now, unless another is being followed. */
  offer(instance: string): void {
    if (this.#busy !== null) return;
    this.#busy = this.#follow(instance).finally(() => {
      this.#busy = null;
    });
  }

  async idle(): Promise<void> {
    await this.#busy;
  }

  async #follow(instance: string): Promise<void> {
    const acked = performance.now();
    const address = `${this.url}/api/v1/boots/${bootId('default', 'nova', instance, 1)}`;
    while (performance.now() - acked < PATIENCE_MS) {
      const response = await fetch(address);
      const boot = (await response.json()) as { status?: string };
      if (boot.status === 'running') {
        this.delays.push(performance.now() - acked);
        return;
      }
      await pause(PROBE_EVERY_MS);
    }
    throw new Error(`Boot ${address} was not visible ${PATIENCE_MS / 1000} s after its events were acked`);
  }
}
