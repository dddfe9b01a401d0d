import 'server-only';
import { cache } from 'react';
import type { BootDetail, BootSummary } from '@/lib/domain/boot-summary';
import { diagnose } from '@/lib/domain/diagnosis/diagnose';
import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import type { Finding } from '@/lib/domain/diagnosis/finding';
import { verdictOf } from '@/lib/domain/diagnosis/verdict';
import type { Event } from '@/lib/domain/event';
import { DEFAULT_PEER_CHOICE, PEER_TRAITS, type PeerChoice } from '@/lib/domain/peers';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { bootsMeanwhile } from '@/lib/store/boots-meanwhile';
import { getDatabase } from '@/lib/store/db';
import { findEvents } from '@/lib/store/find-events';

/** Boots beside which a boot is looked at; a host that builds more at once is a crowd whatever their number. */
const MAX_NEIGHBOURS = 60;

/** What is known of a boot beside its own lines. */
export interface ExplainedBoot {
  explanation: Explanation;
  /** The other boots on its host while it was under way, by start. */
  neighbours: BootSummary[];
}

/** Compares a boot with its peers and says why it took as long as it did. */
export function explainBoot(
  detail: BootDetail,
  { traits, days }: PeerChoice = DEFAULT_PEER_CHOICE,
): Promise<ExplainedBoot> {
  return explainOnce(detail, traits.join(), days);
}

/** A page and its title ask for the same. */
const explainOnce = cache(async (detail: BootDetail, traits: string, days: PeerChoice['days']) => {
  const choice = { traits: PEER_TRAITS.filter((trait) => traits.split(',').includes(trait)), days };
  const { boot, events, siblings } = detail;
  const db = getDatabase();
  const [peers, neighbours] = await Promise.all([
    getStatistics().peers(boot, choice),
    bootsMeanwhile(db, boot, MAX_NEIGHBOURS),
  ]);
  const findings = diagnose(boot, { peers, events, neighbours, siblings });
  const otherEvents = await readOtherEvents(detail, neighbours, findings);
  const verdict = verdictOf(boot, findings, peers);
  return { neighbours, explanation: { peers, findings, otherEvents, verdict } };
});

/** What proves that another boot had a part in it stands in that boot's lines. */
function readOtherEvents(
  { boot, events, siblings }: BootDetail,
  neighbours: readonly BootSummary[],
  findings: readonly Finding[],
): Promise<Event[]> {
  const own = new Set(events.map(({ id }) => id));
  const related = new Set(findings.flatMap((finding) => finding.related.map(({ id }) => id)));
  const others = [...neighbours, ...siblings].filter(({ id }) => related.has(id));
  const ids = new Set(findings.flatMap(({ evidence }) => evidence).filter((id) => !own.has(id)));
  const subjects = new Set(others.flatMap((other) => other.subjects));
  return findEvents(getDatabase(), boot.cloud, [...subjects], [...ids]);
}
