import { describe, expect, it } from 'vitest';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import { novaRoundTrip } from '../../testing/nova-round-trip';
import { NOVA_DEFAULTS } from '../options';

const folder = samplesDir();

const SETS = ['s1_single', 's2_burst', 's5_lookalike', 's9_notif'];
const SERVICES = ['nova-api', 'nova-conductor', 'nova-scheduler', 'nova-compute-cmp1', 'nova-compute-cmp2'];

/** What did not happen in the recorded cloud: other failures, boots from volumes, the image-cache manager's first run. */
const NOT_RECORDED =
  /imagecache|Booting with|Error from last host|Exceeded maximum number|was re-scheduled|Failed to allocate the network|Rescheduling: True| build_instances |libvirtError|VirtualInterfaceCreate|Timeout waiting for|disappeared during build|shutdown successfully|Live migration|_post_live_migration|Post operation of migration|live_migration_claim/;

/** A line with everything taken out that differs from one instance, host and moment to the next. */
function shapeOf(line: string): string {
  return line
    .replace(/^\S+ \S+ \d+/, 'STAMP PID')
    .replace(/\/tmp\/tmp\w+/, '/tmp/TMP')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=\b|_)/g, 'UUID')
    .replace(/\b[0-9a-f]{40}\b/g, 'SHA1')
    .replace(/\b[0-9a-f]{32}\b/g, 'ID')
    .replace(/\bcmp-?\d+\b/g, 'HOST')
    .replace(/0x[0-9a-f]+/g, 'POINTER')
    .replace(/\d+\.\d+\.\d+\.\d+/g, 'ADDRESS')
    .replace(/network_info[=:] ?\|?\[.*?\](?= disk_info|\||\s[a-z_]+ \/)/, 'network_info NETWORKS')
    .replace(/VIF\w+\(.*\)(?=$| )/, 'VIF')
    .replace(/disk_info=.*(?= _get_guest_xml)/, 'disk_info')
    .replace(/\[BlockDeviceMapping.*\]/, 'MAPPINGS')
    .replace(/(instance\.create\.\w+ \[[^\]]*\]) \{.*/, '$1 NOTIFICATION')
    .replace(/body: \{.*\}/, 'BODY')
    .replace(/instances: \[.*?\]/, 'INSTANCES')
    .replace(/Alternates: \[.*?\]/, 'ALTERNATES')
    .replace(/(Filtered|Weighed) \[.*\]/, '$1 HOSTS')
    .replace(/\((?:HOST), HOST\) ram: \d+MB disk: \d+MB io_ops: \d+ instances: \d+/g, 'HOSTSTATE')
    .replace(/\d+\.\d+s?/g, 'NUMBER')
    .replace(/\d+/g, 'NUMBER');
}

function shapesOf(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .filter((line) => /^\d{4}-\d\d-\d\d /.test(line))
      .map(shapeOf),
  );
}

describe.skipIf(folder === null)('the lines of a simulated Zed cloud', () => {
  const recorded = new Set<string>();
  for (const set of SETS) {
    for (const service of SERVICES) {
      const path = `nova/zed_cloud/${set}/${service}.log.gz`;
      try {
        for (const shape of shapesOf(readSample(folder ?? '', path))) recorded.add(shape);
      } catch {
        // Not every set has a second compute host.
      }
    }
  }

  it('are lines that a real Zed cloud wrote, to the last character but for names and numbers', () => {
    const endMs = Date.UTC(2026, 10, 20, 18);
    const { folder: written } = novaRoundTrip({
      ...NOVA_DEFAULTS,
      ...{ seed: 3, boots: 120, faults: 4, lookAlikes: 0.5, release: 'zed', notifications: true },
      startMs: endMs - 12 * 3_600_000,
      endMs,
    });
    const shapes = new Set<string>();
    for (const [, text] of written.files()) for (const shape of shapesOf(text)) shapes.add(shape);
    const unknown = [...shapes].filter((shape) => !recorded.has(shape) && !NOT_RECORDED.test(shape));
    expect(shapes.size).toBeGreaterThan(100);
    expect(unknown).toEqual([]);
  });
});
