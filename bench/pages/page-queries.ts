import type { Boot } from '@/lib/domain/boot';
import type { BootFilter, BootSort } from '@/lib/domain/cohort';
import type { Database } from '@/lib/store/database';
import { findBoot } from '@/lib/store/find-boot';
import { listBoots } from '@/lib/store/list-boots';

/** A question that a page asks of the store. */
export interface PageQuery {
  what: string;
  /** Milliseconds in the server. */
  budgetMs: number;
  ask: (db: Database, call: number) => Promise<unknown>;
}

const ROW_BUDGET_MS = 50;
const PAGE_SIZE = 50;
const LOOK_BACK_MS = 900_000;

/** The questions of all pages that lists and rows answer. `known` are boots to ask for. */
export function pageQueries(known: readonly Boot[]): PageQuery[] {
  const running = known.filter(({ status }) => status === 'running');
  const bootOf = (call: number) => running[call % running.length] as Boot;
  return [...listQueries(bootOf), ...bootQueries(bootOf)];
}

type BootOf = (call: number) => Boot;

function listQueries(bootOf: BootOf): PageQuery[] {
  const list = (what: string, sort: BootSort, filterOf: BootOfFilter = () => ({})): PageQuery => ({
    what: `list: ${what}`,
    budgetMs: ROW_BUDGET_MS,
    ask: (db, call) => listBoots(db, filterOf(bootOf(call)), { sort, limit: PAGE_SIZE, cursor: null }),
  });
  return [
    list('newest', 'started_desc'),
    list('slowest', 'duration_desc'),
    list('of an image, cold', 'started_desc', (boot) => ({ ...imageOf(boot), cache: ['cold', 'follower'] })),
    list('slowest of a host', 'duration_desc', hostOf),
    list('failed', 'started_desc', () => ({ status: ['failed'] })),
    list('text search for an instance', 'started_desc', ({ instance }) => ({ q: instance })),
  ];
}

type BootOfFilter = (boot: Boot) => BootFilter;

const imageOf: BootOfFilter = ({ image }) => (image?.id ? { image: [image.id] } : {});
const hostOf: BootOfFilter = ({ host }) => (host === null ? {} : { host: [host] });

function bootQueries(bootOf: BootOf): PageQuery[] {
  return [
    {
      what: 'boot: phases, evidence, relatives',
      budgetMs: ROW_BUDGET_MS,
      ask: (db, call) => findBoot(db, bootOf(call).id),
    },
    {
      what: 'boot: meanwhile on its host',
      budgetMs: ROW_BUDGET_MS,
      ask: (db, call) => askMeanwhile(db, bootOf(call)),
    },
  ];
}

/** As the boot page asks it. */
function askMeanwhile(db: Database, boot: Boot): Promise<unknown> {
  const span = { fromMs: boot.startedAtMs - LOOK_BACK_MS, toMs: boot.endedAtMs };
  return listBoots(db, { ...hostOf(boot), ...span }, { sort: 'started_desc', limit: 60, cursor: null });
}
