import type { Boot } from '@/lib/domain/boot';
import type { BootFilter } from '@/lib/domain/cohort';
import {
  ENOUGH_PEERS,
  ownDurations,
  PEER_DAYS,
  type PeerChoice,
  type PeerRank,
  type PeerReport,
  peerFilterOf,
} from '@/lib/domain/peers';
import type { Percentiles } from '@/lib/domain/percentiles';
import type { Cohort, Counter } from '../counting';
import { Distribution } from '../distribution';
import { answerOf, onlyCell, runningOf } from './answer';
import { countCohort } from './waterfall';

const DAY_MS = 86_400_000;

/** The time over which peers are looked for before days are chosen. */
export function peerReach({ startedAtMs }: Boot): BootFilter {
  return { fromMs: startedAtMs - Math.max(...PEER_DAYS.map((days) => days ?? 0)) * DAY_MS };
}

/** The peers of a boot as a cohort: those of the chosen days, else of the fewest of `PEER_DAYS` with enough of them. */
export interface PeerCohort {
  cohort: Cohort & { exceptBoot: string };
  days: number | null;
  unknown: PeerReport['unknownTraits'];
}

export async function choosePeers(counter: Counter, boot: Boot, choice: PeerChoice): Promise<PeerCohort> {
  const { filter, unknown } = peerFilterOf(boot, choice.traits);
  const within = (days: number | null): PeerCohort => ({
    cohort: { filter: { ...filter, ...windowOf(boot, days) }, exceptBoot: boot.id },
    days,
    unknown,
  });
  if (choice.days !== null) return within(choice.days === 'all' ? null : choice.days);
  // The shortest first: mostly it holds enough, and few boots are looked at.
  for (const days of PEER_DAYS) {
    if (days === null) break;
    const peers = within(days);
    const tally = await counter.tally({ cohort: peers.cohort, groupBy: null, times: null, metrics: [] });
    if (runningOf(onlyCell(tally)) >= ENOUGH_PEERS) return peers;
  }
  return within(null);
}

/** A peer may have begun in the same instant. */
function windowOf(boot: Boot, days: number | null): Pick<BootFilter, 'fromMs' | 'toMs'> {
  return days === null ? {} : { fromMs: boot.startedAtMs - days * DAY_MS, toMs: boot.startedAtMs + 1 };
}

/** How a boot's peers fared, and where it stands among them. */
export async function askPeers(
  counter: Counter,
  boot: Boot,
  choice: PeerChoice,
  { cohort, days, unknown }: PeerCohort,
): Promise<PeerReport> {
  const [counted, extent, sameHost] = await Promise.all([
    countCohort(counter, cohort, false),
    counter.extentOf(cohort),
    onHost(counter, boot, cohort),
  ]);
  const { tally } = counted;
  const own = ownDurations(boot.phases);
  return {
    answer: answerOf(counter, tally, counted.running),
    traits: choice.traits.filter((trait) => !unknown.includes(trait)),
    unknownTraits: unknown,
    filter: cohort.filter,
    days,
    n: counted.running,
    firstMs: extent?.firstMs ?? null,
    lastMs: extent?.lastMs ?? null,
    total: rankAmong(counted.total, boot.totalMs),
    build: rankAmong(counted.build, boot.buildMs),
    onHost: sameHost,
    phases: Object.fromEntries(
      [...counted.phases.values()]
        // Counted in the order in which phases became known, which may differ from one database to the next.
        .sort((a, b) => (a.phase.name < b.phase.name ? -1 : 1))
        .map(({ phase, durations }) => [phase.name, rankAmong(durations, own.get(phase.name) ?? null)]),
    ),
  };
}

async function onHost(counter: Counter, boot: Boot, cohort: Cohort): Promise<Percentiles> {
  if (boot.host === null) return Distribution.EMPTY.percentiles();
  const filter = { ...cohort.filter, host: [boot.host] };
  const tally = await counter.tally({
    cohort: { ...cohort, filter },
    groupBy: null,
    times: null,
    metrics: ['build'],
  });
  return onlyCell(tally).percentilesOf('build');
}

function rankAmong(durations: Distribution, ownMs: number | null): PeerRank {
  const isRanked = ownMs !== null && durations.n > 0;
  return {
    ...durations.percentiles(),
    ownMs,
    faster: isRanked ? durations.countBelow(ownMs) / durations.n : null,
  };
}
