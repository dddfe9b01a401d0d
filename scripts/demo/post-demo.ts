import { DEMO_CLOUDS } from '@/lib/domain/simulated-cloud';
import { formatSeconds, say } from '../console';
import { ExpectedError } from '../expected-error';
import { countBoots, waitUntilVisible } from '../ingest/boot-count';
import { type BootsProgress, showBoots } from './boots-progress';
import { demoClouds } from './demo-clouds';
import { type DemoPlan, newPlan, recallPlan, rememberPlan } from './demo-plan';
import { feedNova, feedZone } from './feed-clouds';
import { LogFeed } from './log-feed';
import { TemplateNames } from './template-names';

export interface DemoOptions {
  /** Address of Bootfall. */
  url: URL;
  /** Where the plan is remembered, so that running it again doubles nothing. */
  folder: string;
  stop: AbortSignal;
  stream?: NodeJS.WriteStream;
}

/** Posts the logs of the simulated clouds, or the rest of them, unless they are there. Throws ExpectedError. */
export async function postDemo({ url, folder, stop, stream = process.stderr }: DemoOptions): Promise<void> {
  const remembered = recallPlan(folder);
  const known = await countDemoBoots(url);
  if (known > 0 && (remembered === null || remembered.isDone)) {
    say(`The simulated clouds are there already: ${known} boots. ${linkTo(url)}`);
    return;
  }
  const plan = remembered === null ? newPlan(Date.now()) : { ...remembered, isDone: false };
  rememberPlan(folder, plan);
  const began = performance.now();
  const posted = await post(plan, url, stop, stream);
  if (!posted) return;
  rememberPlan(folder, { ...plan, isDone: true });
  await waitUntilVisible(url, (pending) => stream.write(`assembling boots: ${pending} to go\n`));
  if (stop.aborted) return;
  const boots = await countDemoBoots(url);
  say(`${boots} simulated boots in ${formatSeconds(performance.now() - began)}. ${linkTo(url)}`);
}

function linkTo(url: URL): string {
  return `See ${new URL(`/boots?cloud=${DEMO_CLOUDS.nova}`, url)}`;
}

/** Posts everything; false when it was stopped before. */
async function post(
  plan: DemoPlan,
  url: URL,
  stop: AbortSignal,
  stream: NodeJS.WriteStream,
): Promise<boolean> {
  const { nova, opennebula } = demoClouds(plan);
  const progress: BootsProgress = showBoots(nova.boots + opennebula.boots, stream);
  const feed = new LogFeed(url, (reason) => progress.warn(reason));
  const report = (boots: number) => {
    progress.update(boots, feed.posted / 1e6);
    return !stop.aborted;
  };
  try {
    const before = await feedNova(nova, feed, report);
    const names = new TemplateNames();
    if (!stop.aborted) {
      await feedZone(
        opennebula,
        feed,
        (machine) => names.note(machine),
        (boots) => report(before + boots),
      );
    }
    if (!stop.aborted) await feed.finish();
    if (!stop.aborted) await names.post(url, (reason) => progress.warn(reason));
  } finally {
    progress.stop();
  }
  return !stop.aborted;
}

/** Boots of the simulated clouds that Bootfall shows. */
async function countDemoBoots(url: URL): Promise<number> {
  let count = 0;
  for (const cloud of Object.values(DEMO_CLOUDS)) {
    const answer = await countBoots(url, cloud);
    if (answer === null) throw new ExpectedError(`No Bootfall answers at ${url}`);
    count += answer.boots;
  }
  return count;
}
