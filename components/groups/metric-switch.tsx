import { LinkChoice } from '@/components/ui/link-choice';
import { METRICS, type Metric } from '@/lib/domain/cohort';

const MEANING: Record<Metric, string> = {
  total: 'Request accepted → running; only boots whose request was seen',
  build: 'Picked up by the compute host → running',
};

/** Chooses which of the two durations the figures are of. */
export function MetricSwitch({ metric, hrefOf }: { metric: Metric; hrefOf: (metric: Metric) => string }) {
  const choices = METRICS.map((value) => ({
    value,
    label: value,
    title: MEANING[value],
    href: hrefOf(value),
  }));
  return <LinkChoice name="Duration" value={metric} choices={choices} />;
}
