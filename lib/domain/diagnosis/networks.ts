import type { Boot } from '../boot';
import { hasEnough } from '../peers';
import { bootsOfHostThen, slowPeers } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { coveredMs } from './intervals';
import { intervalOf } from './neighbours';
import { count, duration, joinStatements, state } from './statement';
import { evidenceOf, longestPhase, measurePhase, peersSay, standsOut } from './yardstick';

/** The guest was paused until the network agent had plugged its ports. */
export function vifPlug(subject: Case): Finding | null {
  const measure = measurePhase(subject, 'vif_plug_wait');
  const wait = longestPhase(subject, 'vif_plug_wait');
  if (measure === null || wait === null || !standsOut(subject, measure)) return null;
  const ports = portsOf(subject).size;
  const host = subject.boot.host;
  return draftFinding(subject, {
    cause: 'vif_plug',
    headline: state`Waited ${duration(measure.ownMs)} for VIF plug`,
    detail: joinStatements(
      [
        peersSay(measure),
        ports > 1 ? state`${count(ports)} ports` : null,
        host === null ? null : state`plugged by the network agent on ${host}`,
        wait.open ? state`not seen to end` : null,
      ],
      '; ',
    ),
    gist: state`waiting for VIF plug`,
    costMs: measure.costMs,
    phase: wait.key,
    explains: ['vif_plug_wait'],
    evidence: evidenceOf(subject, 'vif_plug_wait'),
    alike: bootsOfHostThen(subject),
    advice:
      'The agent plugs ports one iteration after the other: look at its log on that host for iterations that took long at this time.',
  });
}

/** Several ports, whose allocation the rest of the boot had to wait for. */
export function severalNetworks(subject: Case): Finding | null {
  const ports = portsOf(subject);
  const measure = measurePhase(subject, 'network_allocation');
  const phase = longestPhase(subject, 'network_allocation');
  if (ports.size < 2 || measure === null || phase === null) return null;
  const aloneMs = timeAlone(subject.boot, 'network_allocation');
  const p50 = hasEnough(measure.rank) ? (measure.rank?.p50 ?? 0) : 0;
  const costMs = Math.min(aloneMs, Math.max(0, measure.ownMs - p50));
  if (!standsOut(subject, { ...measure, ownMs: measure.rank ? measure.ownMs : aloneMs, costMs })) return null;
  return draftFinding(subject, {
    cause: 'several_networks',
    headline: state`${count(ports.size)} ports: allocating them took ${duration(measure.ownMs)}, ${duration(aloneMs)} of it with nothing beside it`,
    detail: peersSay(measure),
    gist: state`allocating ${count(ports.size)} ports`,
    costMs,
    phase: phase.key,
    explains: ['network_allocation'],
    evidence: evidenceOf(subject, 'network_allocation'),
    alike: slowPeers(subject),
    advice: 'Each network costs a port of its own: attach only those that the guest needs to boot.',
  });
}

/** Ports that the evidence names. */
function portsOf({ events }: Case): Set<string> {
  return new Set(events.flatMap(({ attributes }) => attributes.port ?? []));
}

/** Milliseconds of the phases of a name in which no other top-level phase was under way. */
export function timeAlone(boot: Boot, name: string): number {
  const others = boot.phases
    .filter((phase) => phase.parent === null && phase.name !== name)
    .map((phase) => intervalOf(boot, phase));
  return boot.phases
    .filter((phase) => phase.name === name)
    .reduce((sum, phase) => sum + phase.durationMs - coveredMs(intervalOf(boot, phase), others), 0);
}
