import type { GroupPercentiles, PercentileReport, Percentiles } from '@/lib/domain/percentiles';
import type { Answer } from '@/lib/domain/statistics/answer';
import { isoInstantOrNull, roundMsOrNull } from './figures';

/**
 * A report as the API writes it; milliseconds everywhere.
 * @param phases names of the phases wanted; all if undefined
 */
export function toPercentilesJson(report: PercentileReport, phases?: readonly string[]) {
  return {
    metric: report.metric,
    ...toAnswerJson(report),
    from: isoInstantOrNull(report.fromMs),
    to: isoInstantOrNull(report.toMs),
    groups: report.groups.map((group) => toGroupJson(group, phases)),
    omittedGroups: report.omittedGroups,
  };
}

/** How statistics were made, as the API writes it. */
export function toAnswerJson({ n, method, relativeError, answeredBy, coarse, resolutionMs }: Answer): Answer {
  return { n, method, relativeError, answeredBy, coarse, resolutionMs };
}

export type PercentilesJson = ReturnType<typeof toPercentilesJson>;

function toGroupJson(group: GroupPercentiles, wanted: readonly string[] | undefined) {
  const phases = Object.entries(group.phases).filter(([name]) => wanted?.includes(name) ?? true);
  const { cold, warm } = group.byCache;
  return {
    key: group.key,
    n: group.n,
    failed: group.failed,
    partial: group.partial,
    cold: group.cold,
    warm: group.warm,
    total: rounded(group.total),
    build: rounded(group.build),
    byCache: {
      cold: { total: rounded(cold.total), build: rounded(cold.build) },
      warm: { total: rounded(warm.total), build: rounded(warm.build) },
    },
    phases: Object.fromEntries(phases.map(([name, figures]) => [name, rounded(figures)])),
  };
}

/** Percentiles as the API writes them. */
export function rounded({ n, p50, p90, p95, p99, max }: Percentiles): Percentiles {
  return {
    n,
    p50: roundMsOrNull(p50),
    p90: roundMsOrNull(p90),
    p95: roundMsOrNull(p95),
    p99: roundMsOrNull(p99),
    max: roundMsOrNull(max),
  };
}
