import Link from 'next/link';
import { Duration } from '@/components/ui/duration';
import { Fact, FactList } from '@/components/ui/fact';
import { Icon } from '@/components/ui/icon';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { memberRoute, toRoute } from '@/components/ui/route';
import { Time } from '@/components/ui/time';
import { EvidenceLink } from '@/components/waterfall/evidence-link';
import type { Boot, StartBasis } from '@/lib/domain/boot';
import { formatDuration } from '@/lib/layout/duration';
import { progressOf } from '@/lib/layout/growing-boot';
import { formatBytes } from '@/lib/layout/quantity';
import { CACHE_FINDING } from './boot-findings';
import { CacheBadge } from './cache-badge';
import { flavorLabel, flavorValue, imageLabel, imageValue } from './member-names';

const START_MEANING: Record<StartBasis, string> = {
  request: 'the request arrived',
  created: 'the instance was created',
  schedule: 'scheduling began',
  queue: 'the host took the message',
  build: 'the build began',
  claim: 'resources were claimed',
  took: 'reckoned back from the stated duration',
  first_event: 'the first line that is known',
};

interface BootFactsProps {
  boot: Boot;
  /** Unix milliseconds at which the boot was read. */
  nowMs: number;
  zone: string;
  /** Query that links to other pages carry. */
  carried: string;
}

/** The readings of one boot: how long, from what, where, when. */
export function BootFacts({ boot, nowMs, zone, carried }: BootFactsProps) {
  const { resolutionMs } = boot.clock;
  const uncertain = resolutionMs >= 100 ? `± ${formatDuration(resolutionMs)}` : undefined;
  return (
    <FactList>
      {boot.status === 'booting' ? (
        <Fact label="So far" large note="neither running nor failed">
          <Duration ms={soFarMs(boot, nowMs)} resolutionMs={1000} />
        </Fact>
      ) : (
        <>
          <Fact label="Total" large note={boot.totalMs === null ? whyNoTotal(boot) : uncertain}>
            <Duration ms={boot.totalMs} resolutionMs={resolutionMs} absent={whyNoTotal(boot)} />
          </Fact>
          <Fact label="Build" large note={boot.buildMs === null ? undefined : uncertain}>
            <Duration
              ms={boot.buildMs}
              resolutionMs={resolutionMs}
              absent="the build did not run to its end"
            />
          </Fact>
        </>
      )}
      <Fact label="Unaccounted">
        <Duration ms={boot.unaccountedMs} resolutionMs={resolutionMs} />
      </Fact>
      <Fact label="Image cache" wide note={<CacheNote boot={boot} />}>
        <CacheBadge state={boot.cache.state} basis={boot.cache.basis} withBasis />
      </Fact>
      <Fact label="Image" wide note={imageNote(boot)}>
        <MemberFact
          dimension="image"
          label={imageLabel(boot.image)}
          value={imageValue(boot.image)}
          carried={carried}
        />
      </Fact>
      <Fact label="Flavor" note={flavorNote(boot)}>
        <MemberFact
          dimension="flavor"
          label={flavorLabel(boot.flavor)}
          value={flavorValue(boot.flavor)}
          carried={carried}
        />
      </Fact>
      <Fact label="Host">
        <MemberFact dimension="host" label={boot.host} value={boot.host} carried={carried} />
      </Fact>
      <Fact label="Started" wide note={START_MEANING[boot.startBasis]}>
        <Time atMs={boot.startedAtMs} zone={zone} precision={resolutionMs >= 1000 ? 's' : 'ms'} withZone />
      </Fact>
    </FactList>
  );
}

/** One that has stalled is as long as its lines say. */
function soFarMs({ startedAtMs, endedAtMs }: Boot, nowMs: number): number {
  const isStalled = progressOf(endedAtMs, nowMs) === 'stalled';
  return (isStalled ? endedAtMs : Math.max(endedAtMs, nowMs)) - startedAtMs;
}

function whyNoTotal(boot: Boot): string {
  if (boot.status !== 'running') return boot.status;
  return 'the request was not seen';
}

function CacheNote({ boot }: { boot: Boot }) {
  return (
    <span className="block max-w-64">
      {boot.cache.reason}{' '}
      {boot.cache.evidence.length > 0 && <EvidenceLink group={CACHE_FINDING}>see lines</EvidenceLink>}
    </span>
  );
}

function imageNote({ image }: Boot): string | undefined {
  if (!image) return undefined;
  const parts = [image.format, image.sizeBytes === undefined ? undefined : formatBytes(image.sizeBytes)];
  return parts.filter(Boolean).join(' · ') || undefined;
}

function flavorNote({ flavor }: Boot): string | undefined {
  const shape = flavor && flavorLabel({ ...flavor, name: undefined, id: undefined });
  return shape && shape !== flavorLabel(flavor) ? shape : undefined;
}

interface MemberFactProps {
  dimension: 'image' | 'flavor' | 'host';
  label: string | null;
  value: string | null;
  carried: string;
}

/** The member's page, and beside it the list of the boots that share it. */
function MemberFact({ dimension, label, value, carried }: MemberFactProps) {
  if (label === null) return <span className="text-ink-3">not in the evidence</span>;
  if (value === null) return <span>{label}</span>;
  const others = new URLSearchParams(carried);
  others.delete(dimension);
  others.set(dimension, label);
  return (
    <span className="flex min-w-0 items-center gap-1">
      <Link
        href={memberRoute(dimension, value, carried)}
        prefetch={false}
        className="link flex max-w-56 min-w-0"
      >
        <MiddleEllipsis text={label} />
      </Link>
      <Link
        href={toRoute(`/boots?${others}`)}
        prefetch={false}
        title={`Boots with this ${dimension}`}
        aria-label={`Boots with the ${dimension} ${label}`}
        className="p-0.5 text-ink-3 hover:text-ink"
      >
        <Icon name="search" size={12} />
      </Link>
    </span>
  );
}
