import type { Dimension } from '@/lib/domain/cohort';
import type { Percentiles } from '@/lib/domain/percentiles';
import type { Statistics } from '@/lib/statistics/statistics';
import type { Database } from '@/lib/store/database';

const COMPARED = ['image', 'flavor', 'host', 'cache'] as const satisfies readonly Dimension[];

type ComparedDimension = (typeof COMPARED)[number];

const KEYS: Record<ComparedDimension, string> = {
  image: '(SELECT "native_id" FROM "image" WHERE "id" = b."image_id")',
  flavor: '(SELECT "native_id" FROM "flavor" WHERE "id" = b."flavor_id")',
  host: '(SELECT "name" FROM "host" WHERE "id" = b."host_id")',
  cache: `CASE b."cache_state" WHEN 'follower' THEN 'cold' ELSE b."cache_state" END`,
};

/** How far answers are off, and how many figures were compared. */
export interface LargestError {
  share: number;
  figures: number;
}

/** The largest relative error of any percentile of any group and phase against `percentile_cont`. */
export async function largestError(db: Database, statistics: Statistics): Promise<LargestError> {
  const found: LargestError = { share: 0, figures: 0 };
  const compare = (told: Percentiles | undefined, exact: readonly number[]) => {
    const figures = [told?.p50, told?.p90, told?.p95, told?.p99];
    figures.forEach((figure, index) => {
      const right = exact[index] ?? 0;
      const share = figure === null || figure === undefined ? 1 : Math.abs(figure - right) / right;
      // What is shorter than any stamp can tell is no time.
      if (right < 0.001) return;
      found.share = Math.max(found.share, share);
      found.figures += 1;
    });
  };
  for (const dimension of COMPARED) {
    const { groups } = await statistics.groupPercentiles({
      dimension,
      metric: 'build',
      filter: {},
      phases: true,
    });
    const byValue = new Map(groups.map((group) => [group.key.value, group]));
    for (const { value, name, exact } of await exactFigures(db, KEYS[dimension])) {
      const group = byValue.get(value);
      compare(name === 'build' ? group?.build : name === 'total' ? group?.total : group?.phases[name], exact);
    }
  }
  return found;
}

interface ExactFigures {
  value: string | null;
  name: string;
  exact: number[];
}

async function exactFigures(db: Database, key: string): Promise<ExactFigures[]> {
  const percentiles = (column: string) =>
    `percentile_cont(array[0.5, 0.9, 0.95, 0.99]) WITHIN GROUP (ORDER BY ${column})`;
  const metric = (name: string) => `
    SELECT ${key} AS "value", '${name}' AS "name", ${percentiles(`b."${name}_ms"`)} AS "exact"
    FROM "boot" b WHERE b."status" = 'running' AND b."${name}_ms" IS NOT NULL GROUP BY 1`;
  const { rows } = await db.pool.query(`
    SELECT ${key} AS "value", p."name", ${percentiles('p."boot_ms"')} AS "exact" FROM "boot" b
    JOIN "phase" p ON p."boot_id" = b."id" AND p."started_at" = b."started_at" AND p."boot_ms" IS NOT NULL
    WHERE b."status" = 'running' GROUP BY 1, 2
    UNION ALL ${metric('total')} UNION ALL ${metric('build')}`);
  return rows;
}
