import { setImmediate as breathe } from 'node:timers/promises';
import { DEMO_CLOUDS } from '@/lib/domain/simulated-cloud';
import type { LogPlace } from '@/lib/simulator/nova/log-place';
import type { NovaOptions } from '@/lib/simulator/nova/options';
import { simulateNova } from '@/lib/simulator/nova/simulate-nova';
import { NovaLogWriter } from '@/lib/simulator/nova/text/nova-log-writer';
import type { Machine } from '@/lib/simulator/opennebula/machine';
import type { OpenNebulaOptions } from '@/lib/simulator/opennebula/options';
import { simulateOpenNebula } from '@/lib/simulator/opennebula/simulate-opennebula';
import type { LogFeed, Shipper } from './log-feed';

/** Actions of a simulation between two looks at what there is to post. */
const SLICE = 5000;
const FRONT_END = 'one-front';

/** Told the number of boots simulated so far; answers false to stop. */
export type OnBoots = (boots: number) => boolean;

/** Simulates the Nova cloud and feeds its logs. Returns the number of instances. */
export async function feedNova(options: NovaOptions, feed: LogFeed, onBoots: OnBoots): Promise<number> {
  let boots = 0;
  const writer = new NovaLogWriter((place, text) => feed.write(shipperOf(place), text));
  const { advance } = simulateNova(options, {
    step: (step) => writer.step(step),
    settled: () => {
      boots++;
    },
  });
  await run(advance, feed, () => onBoots(boots));
  return boots;
}

/** Simulates the OpenNebula zone and feeds its logs; `onSettled` is told each VM whose boots are over. */
export async function feedZone(
  options: OpenNebulaOptions,
  feed: LogFeed,
  onSettled: (machine: Machine) => void,
  onBoots: OnBoots,
): Promise<void> {
  let boots = 0;
  const { advance } = simulateOpenNebula(options, {
    write: (file, text) => feed.write(zoneShipper(file), text),
    settled: (machine) => {
      boots++;
      onSettled(machine);
    },
  });
  await run(advance, feed, () => onBoots(boots));
}

async function run(advance: (limit: number) => boolean, feed: LogFeed, goOn: () => boolean): Promise<void> {
  while (advance(SLICE)) {
    if (!goOn()) return;
    await feed.pump();
    await breathe();
  }
  goOn();
}

const shippers = new Map<LogPlace, Shipper>();

function shipperOf(place: LogPlace): Shipper {
  let shipper = shippers.get(place);
  if (shipper === undefined) {
    const path = `/var/log/nova/${place.service}.log`;
    shipper = { source: 'nova', cloud: DEMO_CLOUDS.nova, host: place.host, path };
    shippers.set(place, shipper);
  }
  return shipper;
}

function zoneShipper(file: string): Shipper {
  return {
    source: 'opennebula',
    cloud: DEMO_CLOUDS.opennebula,
    host: FRONT_END,
    path: `/var/log/one/${file}`,
  };
}
