import { Spark } from '@/components/charts/spark';
import type { Metric } from '@/lib/domain/cohort';
import type { GroupDetails } from '@/lib/domain/percentiles';
import { formatDuration } from '@/lib/layout/duration';
import { layoutSparkLine, mediansOf } from '@/lib/layout/spark-line';

/** The course of a group's median over the window. */
export function GroupTrend({ group, metric }: { group: Partial<GroupDetails>; metric: Metric }) {
  const medians = mediansOf(group.spark ?? []);
  const { low, high } = layoutSparkLine(medians, { width: 1, height: 1 });
  if (low === null || high === null)
    return (
      <span className="text-ink-3" title="no boots">
        –
      </span>
    );
  const label = `Median ${metric} over time: ${formatDuration(low)} to ${formatDuration(high)}`;
  return <Spark values={medians} label={label} />;
}
