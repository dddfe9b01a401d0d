import type { Boot } from '../boot';
import type { BootSummary } from '../boot-summary';
import type { BootFilter } from '../cohort';
import type { Event } from '../event';
import type { PeerReport } from '../peers';
import type { Statement } from './statement';

/** What can make a boot slow, as far as its evidence can tell. */
export const FINDING_CAUSES = [
  'earlier_attempts',
  'cold_image',
  'image_transfer',
  'held_by_fetch',
  'scheduler_interval',
  'build_lock',
  'build_semaphore',
  'claim_lock',
  'disk_lock',
  'vif_plug',
  'several_networks',
  'config_drive',
  'guest',
  'slow_phase',
  'unaccounted',
  'concurrent_boots',
  'slow_host',
] as const;

export type FindingCause = (typeof FINDING_CAUSES)[number];

/** Another boot that had a part in it. */
export interface RelatedBoot {
  id: string;
  name: string;
  /** What it did: `fetched the image`, `was building`. */
  part: string;
  /** Key of the phase in which it did so. */
  phase: string | null;
}

/** One reason for which a boot took as long as it did. */
export interface Finding {
  cause: FindingCause;
  /** What happened, with its figures. */
  headline: Statement;
  /** Its further figures, what is usual among the peers. */
  detail: Statement;
  /** The same as a part of a sentence after `24.6 s of it `: `fetching the image cold`. */
  gist: Statement;
  /** Milliseconds that it cost: what exceeds the median of the peers, else all of it. Costs of two findings may overlap. */
  costMs: number;
  /** Part of the boot that this is, 0 to 1. */
  share: number;
  /** Key of the bar that shows it, `gap:<n>` for time that no phase covers, null where no bar does. */
  phase: string | null;
  /** Names of the phases whose length it explains. */
  explains: readonly string[];
  /** Ids of the events that prove it; they may belong to the related boots. */
  evidence: string[];
  related: RelatedBoot[];
  /** The boots that share it; null where no filter says so. */
  alike: BootFilter | null;
  /** What can be done about it. */
  advice: string | null;
}

/** What the causes are looked for in. */
export interface DiagnosisContext {
  /** Null where the peers could not be asked for. */
  peers: PeerReport | null;
  /** Evidence of the boot. */
  events: readonly Event[];
  /** The other boots on its host while it was under way. */
  neighbours: readonly BootSummary[];
  /** Other attempts and other boots of its request. */
  siblings: readonly BootSummary[];
}

/** A boot with all that its causes are looked for in. */
export interface Case extends DiagnosisContext {
  boot: Boot;
  /** Milliseconds that the boot took so far: total, else from its start to its end. */
  lengthMs: number;
}

/** One cause: finds it in a boot, or does not. `found` is what the causes before it in the registry found. */
export type Cause = (subject: Case, found: readonly Finding[]) => Finding | null;
