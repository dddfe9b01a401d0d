/** How long an answer is good for, and which answers are worth keeping. */
export interface RememberOptions<Value> {
  forMs: number;
  worthKeeping?: (value: Value) => boolean;
  /** Unix milliseconds; tests set it. */
  now?: () => number;
}

/**
 * Asks at most once in `forMs`, whoever wants to know; those who come while it is being asked wait for the same answer.
 * A failure is never kept.
 */
export function remembered<Value>(
  ask: () => Promise<Value>,
  options: RememberOptions<Value>,
): () => Promise<Value> {
  const { forMs, worthKeeping = () => true, now = Date.now } = options;
  let known: { value: Promise<Value>; untilMs: number } | null = null;
  return () => {
    if (known && now() < known.untilMs) return known.value;
    const asked = { value: ask(), untilMs: now() + forMs };
    known = asked;
    const forget = () => {
      if (known === asked) known = null;
    };
    asked.value.then((value) => worthKeeping(value) || forget(), forget);
    return asked.value;
  };
}
