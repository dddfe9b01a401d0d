import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import { readOne, sketchOf } from './one-fixture';

const folder = samplesDir();
const dir = folder === null ? null : join(folder, 'opennebula');

const boots = (file: string, path = file) => assemble(readOne(readSample(dir ?? '', file), { path }).events);
const sketches = (file: string, path = file) => boots(file, path).map(sketchOf);

/** What each recorded file gives: its boots, and the reason of the first that failed. */
const OUTCOMES: Record<string, readonly [boots: string[], reason?: RegExp]> = {
  '2.0-vm34-nfs-clone-prolog.partial.log': [['#1 booting, prolog 0+528000…']],
  '4.14-5.2-oned-rem-classnames.log': [[]],
  '4.x-5.x-onevm-show-history.partial.txt': [[]],
  '4.x-vm10-kvm-nocontext-bootfail.partial.log': [
    ['#1 failed, prolog 0+1000, boot 1000+0…'],
    /cannot open file .*disk\.1': No such file/,
  ],
  '4.x-vm213-xen4-bootfail.log': [
    ['#1 failed, prolog 0+1000, boot 1000+2000…'],
    /Block device type "raw" is invalid/,
  ],
  '4.x-vm3-kvm-bootfail.partial.log': [['#1 failed, boot 0+1000…'], /missing port for host/],
  '4.x-vm32-kvm-bootfail.log': [
    ['#1 failed, prolog 0+21000, boot 21000+1000…'],
    /Could not read keymap file: 'be-latin1'/,
  ],
  '5.10-oned-resched-vm478.log': [[]],
  '5.10-vm27-qcow2-ln-prolog-error.partial.log': [['#1 failed, prolog 0+1000…'], /tm\/qcow2\/ln/],
  '5.12-onevm-show-vm7.partial.txt': [[]],
  '5.4-sched-vm33-unplaced.log': [['#1 partial, pending 0+61000…']],
  '5.4-vm0-kvm-pending-to-bootfail.partial.log': [
    ['#1 failed, pending 0+24000, prolog 24000+3000, boot 27000+1000…'],
    /vmm\/kvm\/deploy/,
  ],
  '5.4-vm2-ssh-clone-prologfail.log': [['#1 failed, prolog 0+3000…'], /^Host key verification failed\.$/],
  '5.4-vm3-kvm-active-to-running.log': [['#1 running, prolog 0+4000, boot 4000+1000']],
  '5.8-sched.log': [[]],
  '5.8-vm147-ceph-undeploy-mv-fail.partial.log': [[]],
  '5.8-vm3463-lxd-ceph-bootfail.partial.log': [
    ['#1 failed, prolog 0+3000, boot 3000+2000…'],
    /failed to setup container storage/,
  ],
  '5.8-vm76-lxd-rbd-deploy.partial.log': [['#1 booting, prolog 0+2000, boot 2000+1000…']],
  '5.x-vm14-lxd-bootfail.partial.log': [['#1 failed, prolog 0+1000, boot 1000+2000…'], /vmm\/lxd\/deploy/],
  '6.0.0.1-vm0-lxc-bootfail.log': [['#1 failed, prolog 0+3000, boot 3000+2000…'], /state BOOT_FAILURE/],
  '6.10-7.0-vm-8021q-pre-fail.log': [[]],
  '6.2-vm0-ssh-ln-prologfail.partial.log': [['#1 failed, prolog 0+1000…'], /tm\/ssh\/ln/],
  '6.4-vm60-lxc-fs_lvm-bootfail.partial.log': [['#1 booting, prolog 0+4000, boot 4000+1000…']],
  '6.x-vm-lxd-reboot-ignored-lines.partial.log': [[]],
  '6.x-vm2-kvm-linstor-bootfail.partial.log': [['#1 failed, boot 0+0…'], /Cannot check QEMU binary/],
  'docs-4.4-oned-monitoring.log': [[]],
  'docs-5.x-oned-monitoring.log': [[]],
  'docs-6.x-lxc-mount-error.log': [[]],
  'docs-6.x-lxd-running-shutdown.log': [[]],
  'xml-2.x-vm6-fixture.xml': [['#1 partial, pending 0+6000, prolog 6000+0']],
  'xml-2.x-vmpool-fixture.xml': [
    [
      '#1 partial, pending 0+6000, prolog 6000+0',
      '#1 partial, pending 0+2000, prolog 2000+0',
      '#1 partial, pending 0+23000, prolog 23000+0',
    ],
  ],
  'xml-4.x-vm6-pythonoca-fixture.xml': [['#1 partial, pending 0+6000, prolog 6000+0']],
  'xml-4.x-vmpool-pythonoca-fixture.xml': [
    ['6', '7', '8'].map(() => '#1 partial, pending 0+6000, prolog 6000+0'),
  ],
  'xmlrpc-5.x-one.vm.info-vm1004.xml': [['#1 partial, pending 0+29000, prolog 29000+10000']],
};

const ACCOUNTED: readonly [string[], RegExp] = [
  ['#1 failed, pending 0+9000, prolog 9000+90000…', '#2 partial, prolog 0+85000'],
  /^Error executing image transfer script: Path .* is not allowed!$/,
];

describe.skipIf(dir === null)('recorded OpenNebula files', () => {
  const files = dir === null ? [] : readdirSync(dir).sort();

  it.each(files)('%s', (file) => {
    const [expected, reason] = file.startsWith('xml-4.x-oneacct') ? ACCOUNTED : (OUTCOMES[file] ?? [['?']]);
    const found = boots(file);
    expect(found.map(sketchOf)).toEqual(expected);
    if (reason !== undefined) expect(found[0]?.failure?.reason).toMatch(reason);
    else expect(found.every((boot) => boot.failure === null)).toBe(true);
  });

  it('a complete boot has its steps and nothing unaccounted', () => {
    const [boot] = boots('5.4-vm3-kvm-active-to-running.log');
    expect(boot).toMatchObject({ instance: '0/3', buildMs: 5000, totalMs: null, unaccountedMs: 0 });
    expect(boot?.phases.map((phase) => phase.name)).toEqual([
      'prolog',
      'boot',
      'boot_context',
      'boot_network_pre',
      'boot_deploy',
      'boot_network_post',
    ]);
  });

  it('look-alikes stay none when their VM is known', () => {
    for (const file of [
      '6.10-7.0-vm-8021q-pre-fail.log',
      '6.x-vm-lxd-reboot-ignored-lines.partial.log',
      'docs-6.x-lxc-mount-error.log',
      'docs-6.x-lxd-running-shutdown.log',
    ]) {
      expect(sketches(file, '/var/log/one/12.log')).toEqual([]);
    }
  });

  it('a per-VM log whose name tells no VM is refused line by line', () => {
    const text = readSample(dir ?? '', '6.10-7.0-vm-8021q-pre-fail.log');
    const { refused } = readOne(text, { path: '6.10-7.0-vm-8021q-pre-fail.log' });
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((reason) => reason.includes('send the path'))).toBe(true);
  });

  it('records know the image, the template and the host', () => {
    expect(boots('xmlrpc-5.x-one.vm.info-vm1004.xml')[0]).toMatchObject({
      host: 'boe-oln-cn-01',
      image: { id: '58', format: 'qcow2' },
      flavor: { id: '92', vcpus: 1, memoryMb: 1024 },
      cache: { state: 'cold', basis: 'inferred' },
    });
  });
});
