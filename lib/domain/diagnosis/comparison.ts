import { count, type Statement, share, state } from './statement';

/** `slower than 97 % of 4 120 peers`. */
export function comparison(faster: number, n: number): Statement {
  if (faster === 0) return state`as fast as the fastest of ${count(n)} peers`;
  if (faster === 1) return state`slower than all ${count(n)} peers`;
  return state`slower than ${share(faster)} of ${count(n)} peers`;
}
