import type { Boot } from '@/lib/domain/boot';
import { isSimulatedCloud } from '@/lib/domain/simulated-cloud';
import { bootTitle, refName } from '../boot-title';
import { element } from '../markup';
import type { Palette } from '../picture/palette';
import { approximateWidth, fitEnd, fitMiddle } from '../picture/text-metrics';
import { plainDuration } from '../plain-duration';
import { brandParts } from './brand-parts';
import { CARD } from './card-frame';
import { cardText } from './card-text';

const WIDTH = CARD.width - 2 * CARD.padding;
const SOURCES: Readonly<Record<string, string>> = { nova: 'Nova', opennebula: 'OpenNebula' };

/** Lines under the figures, from most to least telling. */
export function factLines(boot: Boot): string[] {
  const reason = boot.status === 'failed' ? (boot.failure?.reason ?? 'the evidence does not say why') : null;
  const facts = factsThatFit([refName(boot.image), refName(boot.flavor), boot.host]);
  return [reason, facts].filter((line) => line !== null && line !== '') as string[];
}

/** Whose card it is: name, key figures, what booted and where, and why it failed. */
export function headParts(boot: Boot, palette: Palette): string[] {
  const isFailed = boot.status === 'failed';
  const title = fitMiddle(bootTitle(boot), WIDTH, 50);
  return [
    ...brandParts(whereParts(boot), palette),
    cardText(CARD.padding, CARD.titleY, title, { size: 50, weight: 600, fill: palette.colour('ink') }),
    ...figureParts(boot, palette),
    ...factLines(boot).map((line, index) =>
      cardText(CARD.padding, CARD.factsY + index * CARD.line, fitEnd(line, WIDTH, 22), {
        size: 22,
        fill: palette.colour(isFailed && index === 0 ? 'fail' : 'ink-2'),
      }),
    ),
  ];
}

/** Which kind of cloud it was, which one, and that it never was. */
function whereParts(boot: Boot): string[] {
  const cloud = boot.cloud === 'default' ? null : `cloud ${boot.cloud}`;
  const simulated = isSimulatedCloud(boot.cloud) ? 'simulated' : null;
  return [SOURCES[boot.source] ?? boot.source, cloud, simulated].filter((part) => part !== null);
}

/** Figures with what they are, beside each other. */
function figureParts(boot: Boot, palette: Palette): string[] {
  let x: number = CARD.padding;
  return figuresOf(boot).map(([value, label]) => {
    const fill = palette.colour(boot.status === 'failed' ? 'fail' : 'ink');
    const valueWidth = approximateWidth(value, 36);
    const at = x;
    x += valueWidth + approximateWidth(label, 22) + 44;
    const figure = element('tspan', { 'font-size': 36, 'font-weight': 600, fill }, value);
    const name = element('tspan', { dx: 10, 'font-size': 22, fill: palette.colour('ink-2') }, label);
    return element('text', { x: at, y: CARD.figuresY }, `${figure}${name}`);
  });
}

function figuresOf(boot: Boot): [value: string, label: string][] {
  const written = (ms: number) => plainDuration(ms, { resolutionMs: boot.clock.resolutionMs });
  const lasted = written(boot.endedAtMs - boot.startedAtMs);
  if (boot.status === 'failed') return [['▲ Failed', `after ${lasted}`]];
  if (boot.status === 'deleted') return [['Deleted', `after ${lasted}`]];
  if (boot.status === 'booting') return [[lasted, 'so far, not running yet']];
  if (boot.status === 'partial') return [[lasted, 'of it seen, the boot is in the evidence only in part']];
  const { totalMs, buildMs, cache } = boot;
  return [
    ...(totalMs === null ? [] : [[written(totalMs), 'total'] as [string, string]]),
    ...(buildMs === null ? [] : [[written(buildMs), 'build'] as [string, string]]),
    ...(cache.state === 'unknown' || cache.state === 'none'
      ? []
      : [[cache.state, 'image cache'] as [string, string]]),
  ];
}

/** Names in one line; long ones share it. */
function factsThatFit(names: readonly (string | null)[]): string {
  const facts = names.filter((fact) => fact !== null);
  const separators = approximateWidth('  ·  ', 22) * Math.max(0, facts.length - 1);
  const share = (WIDTH - separators) / Math.max(1, facts.length);
  const isTooLong = approximateWidth(facts.join('  ·  '), 22) > WIDTH;
  return facts.map((fact) => (isTooLong ? fitMiddle(fact, share, 22) : fact)).join('  ·  ');
}
