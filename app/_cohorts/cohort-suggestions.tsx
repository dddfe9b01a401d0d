import 'server-only';
import Link from 'next/link';
import { compareCohortsHref } from '@/components/filters/cohort-href';
import { toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { BootFilter } from '@/lib/domain/cohort';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { getDatabase } from '@/lib/store/db';
import { listMarkers } from '@/lib/store/list-markers';

const DAY_MS = 86_400_000;
const WINDOW_MS = 30 * DAY_MS;
const SHOWN_DRIVERS = 3;
const SHOWN_CHANGES = 4;

interface Suggestion {
  name: string;
  a: BootFilter;
  b: BootFilter;
}

/** Cohorts that are worth holding against each other: cold and warm, transfer drivers, before and after the last changes. */
export async function CohortSuggestions({ newestMs }: { newestMs: number | null }) {
  if (newestMs === null) return null;
  const window: BootFilter = { fromMs: newestMs - WINDOW_MS, toMs: newestMs + 1 };
  const suggestions = await suggest(window);
  return (
    <Section title="Or cohort against cohort">
      <ul className="flex flex-col gap-1 px-4 pb-2">
        {suggestions.map(({ name, a, b }) => (
          <li key={name}>
            <Link className="link" href={toRoute(compareCohortsHref(a, b))} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <p className="px-4 text-ink-2">
        On the page of an image, flavor or host, Compare holds it against all others or against the period
        before; under a chart over time, every change leads to before against after.
      </p>
    </Section>
  );
}

async function suggest(window: BootFilter): Promise<Suggestion[]> {
  const [drivers, { markers }] = await Promise.all([
    getStatistics().groupPercentiles({ dimension: 'transfer', metric: 'build', filter: window }),
    listMarkers(getDatabase(), window, SHOWN_CHANGES),
  ]);
  const named = drivers.groups.flatMap(({ key, n }) => (key.value !== null && n > 0 ? [key.value] : []));
  const [first, ...others] = named.slice(0, SHOWN_DRIVERS);
  const { fromMs = 0, toMs = 0 } = window;
  const middle = (fromMs + toMs) / 2;
  return [
    { name: 'Cold against warm', a: { ...window, cache: ['cold'] }, b: { ...window, cache: ['warm'] } },
    ...others.map((driver) => ({
      name: `Transfer driver ${first} against ${driver}`,
      a: { ...window, transfer: [first ?? ''] },
      b: { ...window, transfer: [driver] },
    })),
    ...markers.toReversed().map(({ title, atMs }) => ({
      name: `Before against after: ${title}`,
      a: { fromMs: Math.max(fromMs, atMs - 7 * DAY_MS), toMs: atMs },
      b: { fromMs: atMs, toMs: Math.min(toMs, atMs + 7 * DAY_MS) },
    })),
    {
      name: 'The last 15 days against the 15 before',
      a: { fromMs, toMs: middle },
      b: { fromMs: middle, toMs },
    },
  ];
}
