import type { EvidenceGroup } from '@/components/waterfall/evidence-group';
import type { Finding } from '@/lib/domain/diagnosis/finding';
import { statementText } from '@/lib/layout/statement-text';

/** Key under which a finding's lines are shown. */
export function findingKey({ cause, phase }: Pick<Finding, 'cause' | 'phase'>): string {
  return `@why:${cause}${phase === null ? '' : `:${phase}`}`;
}

/** The lines of findings, to be shown one finding at a time. */
export function evidenceOfFindings(findings: readonly Finding[], resolutionMs: number): EvidenceGroup[] {
  return findings
    .filter(({ evidence }) => evidence.length > 0)
    .map((finding) => ({
      key: findingKey(finding),
      title: statementText(finding.headline, { resolutionMs }),
      summary: statementText(finding.detail, { resolutionMs }) || null,
      lines: finding.evidence,
    }));
}
