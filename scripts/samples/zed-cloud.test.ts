import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import { eventsOfSamples, isNotDebug, logsIn } from '@/scripts/testing/sample-events';
import { samplesDir } from '@/scripts/testing/samples';

const folder = samplesDir() ?? '';
const SETS = ['s1_single', 's2_burst', 's5_lookalike', 's9_notif'];

/** What the API said of a create; `log_evidence` is what the logs show, as read by hand. */
interface Create {
  name: string;
  log_set: string;
  instance_uuid: string;
  request_id: string;
  status: 'ACTIVE' | 'ERROR';
  host: string | null;
  image_id: string;
  flavor: string;
  network: boolean;
  config_drive: boolean;
  action_start: string;
  action_finish: string;
  log_evidence: { cache_from_log: string; took_build: number };
}

function jsonLines<T>(path: string): T[] {
  return readFileSync(join(folder, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

const CACHE_WORDS: Record<string, string> = {
  'cold-leader': 'cold',
  'cold-follower': 'follower',
  warm: 'warm',
};

describe.skipIf(samplesDir() === null)('boots of a recorded Zed cloud', () => {
  let creates: Create[] = [];
  let active: Create[] = [];
  let failed: Create[] = [];
  const full = new Map<string, Boot[]>();
  const info = new Map<string, Boot[]>();

  beforeAll(() => {
    creates = jsonLines<Create>('nova/zed_cloud/truth.jsonl');
    active = creates.filter((create) => create.status === 'ACTIVE');
    failed = creates.filter((create) => create.status === 'ERROR');
    for (const set of SETS) {
      const logs = logsIn(folder, `nova/zed_cloud/${set}`);
      full.set(set, assemble(eventsOfSamples(folder, logs)));
      info.set(set, assemble(eventsOfSamples(folder, logs, isNotDebug)));
    }
  });

  const bootOf = (create: Create, boots = full): Boot => {
    const [boot, ...more] = (boots.get(create.log_set) ?? []).filter(
      ({ instance }) => instance === create.instance_uuid,
    );
    expect([create.name, more.length, boot === undefined]).toEqual([create.name, 0, false]);
    return boot!;
  };

  it('makes one boot of each create and none of anything else', () => {
    expect(active).toHaveLength(51);
    for (const boots of [full, info]) {
      const instances = [...boots.values()].flat().map((boot) => boot.instance);
      expect(instances.sort()).toEqual(creates.map((create) => create.instance_uuid).sort());
    }
    const operations = jsonLines<{ request_id: string | null }>('nova/zed_cloud/ops.jsonl').map(
      (op) => op.request_id,
    );
    const requests = [...full.values()].flat().map((boot) => boot.requestId);
    expect(operations.filter((id) => id !== null && requests.includes(id))).toEqual([]);
  });

  it('knows request, image, flavor, host, API part and port wait of each', () => {
    for (const create of active) {
      const boot = bootOf(create);
      const names = boot.phases.map((phase) => phase.name);
      expect({
        name: boot.displayName,
        status: boot.status,
        request: boot.requestId,
        image: boot.image?.id,
        flavor: boot.flavor?.name,
        host: boot.host,
        api: names.includes('api'),
        vifWait: names.includes('vif_plug_wait'),
        configDrive: names.includes('config_drive'),
      }).toEqual({
        name: create.name,
        status: 'running',
        request: create.request_id,
        image: create.image_id,
        flavor: create.flavor,
        host: create.host,
        api: true,
        vifWait: create.network,
        configDrive: create.config_drive,
      });
    }
  });

  it('builds as long as Nova says, in total as long as the API says', () => {
    for (const create of active) {
      const boot = bootOf(create);
      expect(Math.abs((boot.buildMs ?? 0) - create.log_evidence.took_build * 1000)).toBeLessThanOrEqual(60);
      expect(boot.reported.map((figure) => figure.name)).toEqual(['build', 'spawn']);
      expect(boot.notes.join(' ')).not.toMatch(/The log says/);
      const actionMs = Date.parse(`${create.action_finish}Z`) - Date.parse(`${create.action_start}Z`);
      expect(Math.abs((boot.totalMs ?? 0) - actionMs)).toBeLessThan(1500);
    }
  });

  it('fills total with phases but for under 4 %', () => {
    for (const create of active) {
      const boot = bootOf(create);
      expect([create.name, boot.unaccountedMs / (boot.totalMs ?? 1) < 0.04]).toEqual([create.name, true]);
      const lengthMs = boot.endedAtMs - boot.startedAtMs;
      for (const phase of boot.phases) {
        expect(phase.startMs).toBeGreaterThanOrEqual(0);
        expect(phase.startMs + phase.durationMs).toBeLessThanOrEqual(lengthMs + 0.01);
      }
    }
  });

  it('tells leaders, followers and warm boots by their locks', () => {
    const countOf = (set: string) => {
      const states = active
        .filter((create) => create.log_set === set)
        .map((create) => bootOf(create).cache.state);
      return ['cold', 'follower', 'warm'].map((state) => states.filter((known) => known === state).length);
    };
    expect(countOf('s1_single')).toEqual([5, 0, 21]);
    expect(countOf('s2_burst')).toEqual([2, 2, 10]);
    expect(countOf('s9_notif')).toEqual([2, 2, 2]);
    for (const create of active) {
      const { state, basis, evidence } = bootOf(create).cache;
      expect([state, basis]).toEqual([CACHE_WORDS[create.log_evidence.cache_from_log], 'observed']);
      expect(evidence.length).toBeGreaterThan(0);
    }
  });

  it('fails the creates that failed, with their reason', () => {
    expect(
      failed.map((create) => [create.name, bootOf(create).status, bootOf(create).failure?.reason]),
    ).toEqual([
      ['nt-big', 'failed', expect.stringContaining("Flavor's disk is too small for requested image")],
      ['nt-noval', 'failed', expect.stringContaining('No valid host was found')],
    ]);
  });

  it('at INFO gives the same boots and builds, of fewer phases', () => {
    for (const create of active) {
      const boot = bootOf(create, info);
      const whole = bootOf(create);
      expect([boot.id, boot.status, boot.host]).toEqual([whole.id, 'running', create.host]);
      expect(Math.abs((boot.buildMs ?? 0) - (whole.buildMs ?? 0))).toBeLessThanOrEqual(6);
      expect(Math.abs((boot.totalMs ?? 0) - (whole.totalMs ?? 0))).toBeLessThan(30);
      expect(boot.phases.length).toBeLessThan(whole.phases.length);
      expect(boot.phases.some((phase) => phase.name === 'vif_plug_wait')).toBe(create.network);
      expect(['unknown', 'warm']).toContain(boot.cache.state);
      if (boot.cache.state === 'warm') expect(create.log_evidence.cache_from_log).toBe('warm');
    }
  });

  it('does not depend on the order in which lines arrive, nor on how often', () => {
    const events = eventsOfSamples(
      folder,
      SETS.flatMap((set) => logsIn(folder, `nova/zed_cloud/${set}`)),
    );
    const boots = assemble(events);
    expect(assemble([...events].reverse())).toEqual(boots);
    const shuffled = [...events, ...events.slice(0, 500)].sort((a, b) =>
      a.id.slice(5) < b.id.slice(5) ? -1 : 1,
    );
    expect(assemble(shuffled)).toEqual(boots);
  });
});
