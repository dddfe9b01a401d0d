import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Which simulated clouds were begun to be posted: the same again are the same lines, of which none is stored twice. */
export interface DemoPlan {
  /** Version of the clouds' settings: other settings are other clouds. */
  version: number;
  seed: number;
  /** End of the simulated time, Unix milliseconds. */
  endMs: number;
  /** Everything was posted. */
  isDone: boolean;
}

/** Raised whenever `demoClouds` changes. */
const VERSION = 1;
const SEED = 7;
/** What is still under way at the end of the simulated time must not end in the future. */
const MARGIN_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

/** A plan for clouds whose last days end now. */
export function newPlan(nowMs: number): DemoPlan {
  const endMs = Math.floor((nowMs - MARGIN_MS) / MINUTE_MS) * MINUTE_MS;
  return { version: VERSION, seed: SEED, endMs, isDone: false };
}

/** The plan that a data folder remembers; null where it has none, or one of other clouds. */
export function recallPlan(folder: string): DemoPlan | null {
  const file = fileIn(folder);
  if (!existsSync(file)) return null;
  try {
    const plan = JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoPlan>;
    const isWhole = typeof plan.endMs === 'number' && typeof plan.seed === 'number';
    return isWhole && plan.version === VERSION ? (plan as DemoPlan) : null;
  } catch {
    return null;
  }
}

/** Remembers a plan; a reader never sees half of it. */
export function rememberPlan(folder: string, plan: DemoPlan): void {
  mkdirSync(folder, { recursive: true });
  const draft = `${fileIn(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify(plan)}\n`);
  renameSync(draft, fileIn(folder));
}

function fileIn(folder: string): string {
  return path.join(folder, 'demo.json');
}
