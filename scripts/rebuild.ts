import { Presets, SingleBar } from 'cli-progress';
import { type RebuildProgress, rebuild } from '@/lib/projector/rebuild';
import { createDatabase } from '@/lib/store/database';
import { migrateDatabase } from '@/lib/store/migrate';
import { formatSeconds, runCommand, say } from './console';
import { ROOT } from './paths';
import { withDatabase } from './postgres/with-database';

await runCommand(async () => {
  await withDatabase(say, async (url) => {
    await migrateDatabase(url, ROOT);
    const db = createDatabase(url, 4);
    const began = performance.now();
    const progress = showProgress();
    try {
      await rebuild(db, progress.update);
    } finally {
      progress.stop();
      await db.close();
    }
    say(`Rebuilt from the events      ${formatSeconds(performance.now() - began)}`);
  });
  return 0;
});

interface Shown {
  update: (progress: RebuildProgress) => void;
  stop: () => void;
}

/** A bar on a terminal; elsewhere a line at every tenth. */
function showProgress(): Shown {
  if (!process.stderr.isTTY) return { update: lineAtEveryTenth(), stop: () => {} };
  const bar = new SingleBar(
    { format: '{bar} {percentage} %  {value}/{total}  {eta_formatted} left' },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: ({ done, total }) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function lineAtEveryTenth(): Shown['update'] {
  let said = -1;
  return ({ done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
    if (tenth > said) say(`${10 * tenth} %  ${done} of ${total} instances, requests and images`);
    said = Math.max(said, tenth);
  };
}
