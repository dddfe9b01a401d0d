import type { StoryBody } from '../story/bodies';
import { retell } from '../story/retell';

/** One request, ready to be sent. */
export interface Delivery {
  /** Path and query. */
  path: string;
  bytes: Buffer;
  /** Items or lines in it. */
  items: number;
  /** Instances that are seen to run in it. */
  finished: string[];
}

/** The story's bodies told over and over, each round of other boots: without end. */
export class Feed {
  #next: number;

  /** @param firstRound number of the first round */
  constructor(
    private readonly bodies: readonly StoryBody[],
    firstRound = 0,
  ) {
    this.#next = firstRound * bodies.length;
  }

  /** Number of the first round that was not begun. */
  get rounds(): number {
    return Math.ceil(this.#next / this.bodies.length);
  }

  take(): Delivery {
    const round = Math.floor(this.#next / this.bodies.length);
    const body = this.bodies[this.#next % this.bodies.length];
    if (body === undefined) throw new Error('A story without bodies cannot be told');
    this.#next++;
    return {
      path: `/api/v1/events${body.query}`,
      bytes: Buffer.from(retell(body.text, round)),
      items: body.items,
      finished: body.finished.map((instance) => retell(instance, round)),
    };
  }
}
