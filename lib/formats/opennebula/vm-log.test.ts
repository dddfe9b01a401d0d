import { describe, expect, it } from 'vitest';
import { readOne, vmLog } from './one-fixture';

const only = (tag: string, level: string, text: string) => {
  const [event] = vmLog(7, `15:26:00 ${tag} ${level} ${text}`);
  return event === undefined ? null : { name: event.name, ...event.attributes };
};

describe('state lines', () => {
  it.each([
    ['DiM', 'New VM state is ACTIVE.', 'active'],
    ['DiM', 'New VM state is PENDING', 'pending'],
    ['DiM', 'New VM state is HOLD.', 'hold'],
    ['DiM', 'New VM state is FAILED', 'boot_failed'],
    ['DiM', 'New VM state is DONE.', 'state_left'],
    ['LCM', 'New VM state is PROLOG.', 'prolog'],
    ['LCM', 'New VM state is BOOT', 'boot'],
    ['LCM', 'New VM state is RUNNING', 'running'],
    ['LCM', 'New VM state is BOOT_UNKNOWN', 'state_left'],
    ['LCM', 'New state is BOOT_SUSPENDED', 'state_left'],
    ['LCM', 'Fail to boot VM. New VM state is POWEROFF', 'state_left'],
    ['VM', 'New state is ACTIVE', 'active'],
    ['VM', 'New state is PENDING', 'pending'],
    ['VM', 'New state is CLONING', 'cloning'],
    ['VM', 'New state is CLONING_FAILURE', 'cloning_failed'],
    ['VM', 'New LCM state is PROLOG', 'prolog'],
    ['VM', 'New LCM state is PROLOG_FAILURE', 'prolog_failed'],
    ['VM', 'New LCM state is PROLOG_UNDEPLOY', 'state_left'],
    ['VM', 'New LCM state is BOOT', 'boot'],
    ['VM', 'New LCM state is BOOT_POWEROFF', 'state_left'],
    ['VM', 'New LCM state is BOOT_FAILURE', 'boot_failed'],
    ['VM', 'New LCM state is RUNNING', 'running'],
    ['VM', 'New LCM state is CLEANUP_RESUBMIT', 'resubmitted'],
    ['VM', 'New LCM state is LCM_INIT', 'state_left'],
  ])('[%s] %s is %s', (tag, text, name) => {
    expect(only(tag, 'I', text)?.name).toBe(name);
  });

  it('marks what `onevm restart` wrote to 4.12, and tells the release families apart', () => {
    expect(only('LCM', 'I', 'New state is BOOT')).toMatchObject({ name: 'boot', operation: 'restart' });
    expect(only('LCM', 'I', 'New VM state is BOOT')).toEqual({
      name: 'boot',
      lcm: 'BOOT',
      releaseSince: '4.8',
      releaseUntil: '4.12',
    });
    expect(only('VM', 'I', 'New LCM state is BOOT')).toEqual({
      name: 'boot',
      lcm: 'BOOT',
      releaseSince: '4.14',
    });
  });
});

describe('driver steps', () => {
  it.each([
    [
      'Generating deployment file: /var/lib/one/vms/7/deployment.2',
      'deployment_file_generated',
      { sequence: 2 },
    ],
    ['Successfully execute transfer manager driver operation: tm_context.', 'context_created', {}],
    ['Successfully execute network driver operation: pre.', 'network_pre_done', {}],
    [
      'Successfully execute virtualization driver operation: /bin/mkdir -p.',
      'host_prepared',
      { step: 'mkdir' },
    ],
    [
      'Successfully execute virtualization driver operation: /bin/cat - >/var/lib/one//datastores/0/7/ds.xml.',
      'host_prepared',
      { step: 'ds.xml', datastore: 0 },
    ],
    ['Successfully execute virtualization driver operation: deploy.', 'deploy_done', {}],
    ['Successfully execute network driver operation: post.', 'network_post_done', {}],
    ['Failed to execute virtualization driver operation: deploy.', 'step_failed', { step: 'deploy' }],
    ['Failed to execute network driver operation: pre.', 'step_failed', { step: 'network_pre' }],
    [
      "Command execution fail: cat << EOT | /var/tmp/one/vmm/kvm/deploy '/var/lib/one//datastores/0/7/deployment.0' 'node-02' 7 node-02",
      'step_failed',
      { step: 'deploy', hypervisor: 'kvm', targetHost: 'node-02', sequence: 0, datastore: 0 },
    ],
    [
      "Command execution fail (exit code: 1): cat << 'EOT' | /var/tmp/one/vnm/802.1Q/pre",
      'step_failed',
      { step: 'network_pre', networkDriver: '802.1Q', releaseSince: '6.2' },
    ],
  ])('%s', (text, name, attributes) => {
    expect(only('VMM', 'I', text)).toMatchObject({ name, ...attributes });
  });

  it('gives the error of a deploy as the reason, if it has any', () => {
    expect(only('VMM', 'E', 'DEPLOY')).toEqual({ name: 'boot_failed', releaseSince: '6.0' });
    expect(only('VMM', 'E', 'DEPLOY: no host device')).toMatchObject({ reason: 'no host device' });
    expect(only('VMM', 'E', 'Error deploying virtual machine: Unable')).toMatchObject({
      name: 'boot_failed',
      reason: 'Unable',
      releaseUntil: '5.12',
    });
  });

  it.each([
    ['VMM', 'I', 'ExitCode: 0'],
    ['VMM', 'I', ''],
    ['VMM', 'I', 'Successfully execute virtualization driver operation: shutdown.'],
    ['VMM', 'I', 'Successfully execute network driver operation: clean.'],
    ['VMM', 'I', 'Failed to execute virtualization driver operation: shutdown.'],
    ['VMM', 'I', 'deploy: Processing disk 0'],
    ['VMM', 'W', 'Ignored: LOG I 32 Successfully execute network driver operation: pre.'],
    ['TrM', 'E', 'mv: Command "set -e -o pipefail'],
    ['TM', 'I', 'Command execution failed (exit code: 2): /var/lib/one/remotes/tm/ceph/mv a:/b c:/d 147 100'],
    ['LCM', 'I', 'VM running but monitor state is POWEROFF'],
    ['VM', 'D', 'Found 1 pending/rescheduling VMs.'],
  ])('says nothing of a boot: [%s][%s] %s', (tag, level, text) => {
    expect(only(tag, level, text)).toBeNull();
  });
});

describe('transfer lines', () => {
  it('reads driver, verb, image and host from the command that failed', () => {
    const command =
      'Command execution failed (exit code: 1): /var/lib/one/remotes/tm/qcow2/clone.ssh fe:/var/lib/one//datastores/100/d4e0f4f712dde52806c2b21a7472356b node1:/var/lib/one//datastores/0/7/disk.0 7 100';
    expect(only('TM', 'I', command)).toMatchObject({
      name: 'step_failed',
      step: 'clone',
      verb: 'clone',
      driver: 'ssh',
      imageSource: '100/d4e0f4f712dde52806c2b21a7472356b',
      targetHost: 'node1',
      datastore: 0,
    });
  });

  it.each([
    [
      'I',
      'ln: Linking /var/lib/one/datastores/100/d4e0f4f712dde52806c2b21a7472356b in node1:/var/lib/one//datastores/0/7/disk.1',
      'transfer_line',
      { verb: 'ln', targetHost: 'node1' },
    ],
    [
      'I',
      'clone: Cloning /x via replica node9 in node1:/var/lib/one/datastores/0/7/disk.0',
      'transfer_line',
      { replica: 'node9' },
    ],
    [
      'I',
      'tm_mkswap.sh: Creating directory /srv/cloud/one/var/34/images',
      'transfer_line',
      { verb: 'mkswap' },
    ],
    ['E', 'clone: Command "scp a b" failed: Host key verification failed.', 'driver_error', {}],
    [
      'E',
      'Error executing image transfer script: Error copying a to b',
      'prolog_failed',
      { reason: 'Error copying a to b' },
    ],
  ])('[%s] %s', (level, text, name, attributes) => {
    expect(only('TM', level, text)).toMatchObject({ name, ...attributes });
  });
});

describe('what the scheduler writes into a VM log from 7.0 on', () => {
  it.each(['SCM', 'VMM'])('[%s] tells why it cannot place the VM', (tag) => {
    expect(only(tag, 'E', 'Cannot dispatch VM: No hosts enabled to run VMs')).toEqual({
      name: 'placement_failed',
      reason: 'Cannot dispatch VM: No hosts enabled to run VMs',
      releaseSince: '7.0',
    });
  });

  it.each([
    ['SCM', 'I', 'Starting Scheduler Manager...'],
    ['SCM', 'I', '--Mark--'],
    ['PLM', 'I', 'Adding new placement plan'],
  ])('[%s][%s] %s is of no VM', (tag, level, text) => {
    expect(only(tag, level, text)).toBeNull();
  });
});

describe('the VM of a line', () => {
  const state = 'Fri Mar 16 15:26:00 2018 [Z2][VM][I]: New LCM state is BOOT';

  it('comes from the label, else the text, else the path, and counts within its zone', () => {
    const labelled = 'Fri Mar 16 15:26:00 2018 [VM 9][Z2][VM][I]: New LCM state is BOOT';
    expect(readOne(labelled, { path: '/var/log/one/7.log' }).events[0]?.instance).toBe('2/9');
    expect(readOne(state, { path: '/var/log/one/7.log' }).events[0]?.instance).toBe('2/7');
    const file =
      'Fri Mar 16 15:26:00 2018 [VMM][I]: Generating deployment file: /var/lib/one/vms/3/deployment.0';
    expect(readOne(file).events[0]?.instance).toBe('0/3');
  });

  it('is asked for where nothing tells it', () => {
    const { events, refused } = readOne(state, { path: '/var/log/one.log' });
    expect(events).toEqual([]);
    expect(refused).toEqual([expect.stringContaining('send the path')]);
    expect(readOne('Fri Mar 16 15:26:00 2018 [VMM][I]: mount: failed', {}).refused).toEqual([]);
  });
});
