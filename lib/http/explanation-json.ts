import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import type { Statement } from '@/lib/domain/diagnosis/statement';
import type { PeerRank } from '@/lib/domain/peers';
import { roundMs, roundMsOrNull } from './figures';

/**
 * Why a boot took as long as it did and how its peers fared. Milliseconds everywhere.
 * @param write writes a statement as a sentence
 */
export function toExplanationJson(
  { verdict, peers, findings }: Explanation,
  write: (statement: Statement) => string,
) {
  const textOf = (statement: Statement) => plainText(write(statement));
  const { traits, days, n, total, build, phases } = peers;
  return {
    verdict: textOf(verdict),
    peers: {
      traits,
      days,
      n,
      total: toRankJson(total),
      build: toRankJson(build),
      phases: Object.fromEntries(Object.entries(phases).map(([name, rank]) => [name, toRankJson(rank)])),
    },
    diagnosis: findings.map((finding) => ({
      cause: finding.cause,
      headline: textOf(finding.headline),
      detail: textOf(finding.detail),
      costMs: roundMs(finding.costMs),
      share: finding.share,
      phase: finding.phase,
      evidence: finding.evidence,
      related: finding.related,
      advice: finding.advice,
    })),
  };
}

function toRankJson({ n, p50, p90, p95, p99, max, faster }: PeerRank) {
  return {
    n,
    p50: roundMsOrNull(p50),
    p90: roundMsOrNull(p90),
    p95: roundMsOrNull(p95),
    p99: roundMsOrNull(p99),
    max: roundMsOrNull(max),
    faster,
  };
}

/** The screens' narrow spaces and signs are of no use to a program. */
function plainText(text: string): string {
  return text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');
}
