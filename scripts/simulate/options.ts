import { Command, InvalidArgumentError, Option } from 'commander';
import { NOVA_DEFAULTS, type NovaOptions } from '@/lib/simulator/nova/options';
import { NOVA_RELEASES, type NovaReleaseName } from '@/lib/simulator/nova/release';
import {
  OPENNEBULA_DEFAULTS,
  type OpenNebulaOptions,
  TRANSFER_DRIVERS,
} from '@/lib/simulator/opennebula/options';
import { OPENNEBULA_RELEASES, type OpenNebulaReleaseName } from '@/lib/simulator/opennebula/release';

/** What `npm run simulate` is asked for. */
export interface SimulateOptions {
  out: string;
  /** Null where only the other is asked for. */
  nova: NovaOptions | null;
  opennebula: OpenNebulaOptions | null;
  /** Size at which a log file is rotated, bytes; null: never. */
  rotateBytes: number | null;
}

const DAY_MS = 86_400_000;
const RELEASES = [...NOVA_RELEASES, 'mixed', ...OPENNEBULA_RELEASES.map((name) => `one-${name}`)];

interface Given {
  out: string;
  hosts: number;
  images: number;
  flavors: number;
  boots: number;
  level: 'info' | 'debug';
  release: string;
  days: number;
  end: number;
  seed: number;
  opennebula: number;
  oneRelease: OpenNebulaReleaseName;
  driver: OpenNebulaOptions['driver'];
  infoHosts: number;
  faults: number;
  lookAlikes: number;
  clockOffset: number;
  notifications: boolean;
  rotate?: number;
}

/** Reads the command line; `--help` and mistakes end the process with their text. */
export function readOptions(argv: readonly string[]): SimulateOptions {
  const given = command()
    .parse([...argv], { from: 'user' })
    .opts<Given>();
  const one = given.release.startsWith('one-');
  const share = one ? 1 : given.opennebula;
  const zoneBoots = Math.round(given.boots * share);
  return {
    out: given.out,
    nova: zoneBoots < given.boots ? novaOptions(given, given.boots - zoneBoots) : null,
    opennebula: zoneBoots > 0 ? zoneOptions(given, zoneBoots, one) : null,
    rotateBytes: given.rotate === undefined ? null : given.rotate * 1_000_000,
  };
}

function command(): Command {
  const choice = (flags: string, text: string, choices: readonly string[], usual: string) =>
    new Option(flags, text).choices([...choices]).default(usual);
  return new Command('npm run simulate --')
    .description('Writes the logs of a simulated cloud, and truth.jsonl: what happened in it.')
    .requiredOption('--out <folder>', 'folder to write to; made if need be')
    .option('--boots <n>', 'instances to ask for', parseCount, 500)
    .option('--hosts <n>', 'compute hosts; one of four or more is ill', parseCount, 8)
    .option('--images <n>', 'images', parseCount, 8)
    .option('--flavors <n>', 'flavors', parseCount, 5)
    .option('--days <d>', 'length of the simulated time', parsePositive, 1)
    .option('--end <moment>', 'its end, ISO 8601 (default: now)', parseMoment, Date.now())
    .option('--seed <n>', 'the same seed and end give the same bytes', parseWhole, 1)
    .addOption(choice('--release <name>', 'release that writes the logs', RELEASES, 'zed'))
    .addOption(choice('--level <level>', 'log level of Nova', ['info', 'debug'], 'debug'))
    .option(
      '--info-hosts <share>',
      'share of hosts that log at INFO although the level is debug',
      parseShare,
      0,
    )
    .option('--notifications', 'create notifications are written to the log', false)
    .option('--opennebula <share>', 'share of the boots that an OpenNebula zone makes', parseShare, 0)
    .addOption(choice('--one-release <name>', 'its release', OPENNEBULA_RELEASES, '6.10'))
    .addOption(choice('--driver <name>', 'how it transfers images', TRANSFER_DRIVERS, 'ssh'))
    .option('--faults <factor>', 'scales the probability of failures', parseFactor, 1)
    .option('--look-alikes <share>', 'share of instances with an operation that is no boot', parseShare, 0.15)
    .option('--clock-offset <ms>', 'standard deviation of the hosts’ clock offsets', parseFactor, 8)
    .option('--rotate <megabytes>', 'rotates log files at this size', parsePositive)
    .showHelpAfterError();
}

function novaOptions(given: Given, boots: number): NovaOptions {
  const { hosts, images, flavors, level, seed, infoHosts, faults, lookAlikes, notifications } = given;
  return {
    ...NOVA_DEFAULTS,
    ...{ boots, hosts, images, flavors, level, seed, faults, lookAlikes, notifications },
    infoHostShare: infoHosts,
    clockOffsetMs: given.clockOffset,
    release: given.release as NovaReleaseName | 'mixed',
    startMs: given.end - given.days * DAY_MS,
    endMs: given.end,
  };
}

function zoneOptions(given: Given, boots: number, named: boolean): OpenNebulaOptions {
  const { hosts, images, flavors, seed, faults, lookAlikes, driver } = given;
  const release = named ? given.release.slice('one-'.length) : given.oneRelease;
  return {
    ...OPENNEBULA_DEFAULTS,
    ...{ boots, hosts, images, templates: flavors, seed, faults, lookAlikes, driver },
    release: release as OpenNebulaReleaseName,
    startMs: given.end - given.days * DAY_MS,
    endMs: given.end,
  };
}

function parseNumber(text: string, isFit: (value: number) => boolean, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || !isFit(value)) throw new InvalidArgumentError(what);
  return value;
}

const isWhole = (value: number) => Number.isInteger(value);
const parseCount = (text: string) =>
  parseNumber(text, (n) => isWhole(n) && n > 0, 'must be a whole number above 0');
const parseWhole = (text: string) => parseNumber(text, isWhole, 'must be a whole number');
const parsePositive = (text: string) => parseNumber(text, (n) => n > 0, 'must be above 0');
const parseFactor = (text: string) => parseNumber(text, (n) => n >= 0, 'must not be negative');
const parseShare = (text: string) => parseNumber(text, (n) => n >= 0 && n <= 1, 'must be between 0 and 1');

function parseMoment(text: string): number {
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs)) throw new InvalidArgumentError('must be a moment such as 2026-11-21T12:00:00Z');
  return atMs;
}
