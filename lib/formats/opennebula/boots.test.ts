import { describe, expect, it } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import { onedLog, readOne, sketchesOf, sketchOf, vmLog } from './one-fixture';

/** A new VM's boot from ACTIVE on, 4 s of prolog and 1 s of boot. */
const GOOD = `
  15:26:00 VM I New state is ACTIVE
  15:26:00 VM I New LCM state is PROLOG
  15:26:04 VM I New LCM state is BOOT
  15:26:04 VMM I Generating deployment file: /var/lib/one/vms/3/deployment.0
  15:26:04 VMM I Successfully execute transfer manager driver operation: tm_context.
  15:26:04 VMM I ExitCode: 0
  15:26:04 VMM I Successfully execute network driver operation: pre.
  15:26:05 VMM I Successfully execute virtualization driver operation: deploy.
  15:26:05 VMM I Successfully execute network driver operation: post.
  15:26:05 VM I New LCM state is RUNNING`;

const BOOT_FAILS = `
  15:26:06 VMM I Command execution fail: cat << EOT | /var/tmp/one/vmm/kvm/deploy '/var/lib/one//datastores/0/3/deployment.0' 'node-02' 3 node-02
  15:26:06 VMM I error: Failed to create domain from /var/lib/one//datastores/0/3/deployment.0
  15:26:06 VMM I error: internal error missing port for host
  15:26:06 VMM E Could not create domain from /var/lib/one//datastores/0/3/deployment.0
  15:26:06 VMM I Failed to execute virtualization driver operation: deploy.
  15:26:06 VMM E Error deploying virtual machine: Could not create domain from /var/lib/one//datastores/0/3/deployment.0
  15:26:06 VM I New LCM state is BOOT_FAILURE`;

const BOOT_BEGINS = GOOD.split('\n').slice(0, 8).join('\n');

describe('a boot from its per-VM log', () => {
  it('has prolog, boot and the steps of the boot, and no total without a creation', () => {
    const [boot] = assemble(vmLog(3, GOOD));
    expect(boot).toMatchObject({
      source: 'opennebula',
      instance: '0/3',
      attempt: 1,
      attempts: 1,
      status: 'running',
      startBasis: 'build',
      totalMs: null,
      buildMs: 5000,
      buildStartMs: 0,
      unaccountedMs: 0,
      clock: { resolutionMs: 1000, zone: 'UTC', basis: 'hinted' },
      attributes: { release: '5.0 to 5.4', schedulerIntervalMs: 30_000, historySequence: 0 },
    });
    expect(
      boot?.phases.map(({ key, startMs, durationMs, parent }) => [key, startMs, durationMs, parent]),
    ).toEqual([
      ['prolog', 0, 4000, null],
      ['boot', 4000, 1000, null],
      ['boot_context', 4000, 0, 'boot'],
      ['boot_network_pre', 4000, 0, 'boot'],
      ['boot_deploy', 4000, 1000, 'boot'],
      ['boot_network_post', 5000, 0, 'boot'],
    ]);
    expect(boot?.notes).toEqual([expect.stringContaining('precise to 1 s')]);
    expect(boot?.moments.map((moment) => moment.name)).toEqual([
      'active',
      'prolog',
      'boot',
      'deployment_file_generated',
      'context_created',
      'network_pre_done',
      'deploy_done',
      'network_post_done',
      'running',
    ]);
  });

  it('gains prepare steps from 6.0 on and reads the older state family', () => {
    const newer = GOOD.replace(
      '  15:26:05 VMM I Successfully execute virtualization driver operation: deploy.',
      `  15:26:04 VMM I Successfully execute virtualization driver operation: /bin/mkdir -p.
  15:26:05 VMM I Successfully execute virtualization driver operation: /bin/cat - >/var/lib/one//datastores/0/3/vm.xml.
  15:26:05 VMM I Successfully execute virtualization driver operation: deploy.`,
    );
    const [boot] = assemble(vmLog(3, newer));
    expect(boot?.phases.find((phase) => phase.name === 'boot_prepare')).toMatchObject({
      startMs: 4000,
      durationMs: 1000,
    });
    const older = `
      15:26:00 DiM I New VM state is ACTIVE.
      15:26:00 LCM I New VM state is PROLOG.
      15:26:04 LCM I New VM state is BOOT
      15:26:05 LCM I New VM state is RUNNING`;
    expect(sketchesOf(vmLog(3, older))).toEqual(['#1 running, prolog 0+4000, boot 4000+1000']);
  });

  it('takes steps after RUNNING as late, where the monitor was faster than the driver', () => {
    const raced = `
      15:26:00 VM I New state is ACTIVE
      15:26:00 VM I New LCM state is PROLOG
      15:26:04 VM I New LCM state is BOOT
      15:26:05 VMM I Successfully execute network driver operation: pre.
      15:26:07 LCM I VM reported RUNNING by the drivers
      15:26:07 VM I New LCM state is RUNNING
      15:26:09 VMM I Successfully execute virtualization driver operation: deploy.
      15:26:09 VMM I Successfully execute network driver operation: post.`;
    const [boot] = assemble(vmLog(3, raced));
    expect(boot).toMatchObject({ status: 'running', buildMs: 7000 });
    expect(boot?.phases.find((phase) => phase.name === 'boot_deploy')).toMatchObject({
      startMs: 5000,
      durationMs: 2000,
      open: true,
    });
    expect(boot?.phases.some((phase) => phase.name === 'boot_network_post')).toBe(false);
    expect(boot?.moments.at(-1)).toMatchObject({ name: 'network_post_done', atMs: 9000 });
    expect(boot?.notes[0]).toMatch(/monitor reported RUNNING/);
  });

  it('is booting while its end is not there, and partial where its beginning is not', () => {
    expect(sketchesOf(vmLog(3, BOOT_BEGINS))).toEqual(['#1 booting, prolog 0+4000, boot 4000+0…']);
    const late = GOOD.split('\n').slice(3).join('\n');
    expect(sketchesOf(vmLog(3, late))).toEqual(['#1 partial, boot 0+1000']);
    const later = GOOD.split('\n').slice(5).join('\n');
    const [boot] = assemble(vmLog(3, later));
    expect(boot).toMatchObject({ status: 'partial', totalMs: null, buildMs: null });
    expect(sketchesOf(vmLog(3, '15:26:05 VM I New LCM state is RUNNING'))).toEqual([]);
  });
});

describe('failures', () => {
  it('give the driver’s words for a failed deploy, and the step in which it died', () => {
    const [boot] = assemble(vmLog(3, BOOT_BEGINS + BOOT_FAILS));
    expect(boot).toMatchObject({
      status: 'failed',
      host: 'node-02',
      failure: { reason: 'error: internal error missing port for host' },
      buildMs: null,
      attributes: { hypervisor: 'kvm' },
    });
    expect(boot?.phases.find((phase) => phase.name === 'boot_deploy')).toMatchObject({
      startMs: 4000,
      durationMs: 2000,
      open: true,
    });
  });

  it('give the cause of a failed prolog, and its driver as cache evidence', () => {
    const failed = `
      09:26:52 VM I New state is ACTIVE
      09:26:52 VM I New LCM state is PROLOG
      09:26:55 TM I Command execution fail: /var/lib/one/remotes/tm/ssh/clone fe:/var/lib/one/datastores/1/c4cf85d3728a0bfe4b3fa8622a362b60 node1:/var/lib/one/datastores/0/2/disk.0 2 1
      09:26:55 TM E clone: Command "scp -r fe:/a node1:/b" failed: Host key verification failed.
      09:26:55 TM E Error copying fe:/a to node1:/b
      09:26:55 TM E Error executing image transfer script: Error copying fe:/a to node1:/b
      09:26:55 VM I New LCM state is PROLOG_FAILURE`;
    const [boot] = assemble(vmLog(2, failed));
    expect(boot).toMatchObject({
      status: 'failed',
      host: 'node1',
      image: { name: '1/c4cf85d3728a0bfe4b3fa8622a362b60' },
      failure: { reason: 'Host key verification failed.' },
      cache: { state: 'cold', basis: 'observed' },
    });
    expect(boot === undefined ? '' : sketchOf(boot)).toBe('#1 failed, prolog 0+3000…');
  });

  it('of the time before 4.14 end in FAILED', () => {
    const failed = `
      10:56:41 DiM I New VM state is ACTIVE.
      10:56:41 LCM I New VM state is PROLOG.
      10:57:02 LCM I New VM state is BOOT
      10:57:03 VMM E Error deploying virtual machine: Unable
      10:57:03 DiM I New VM state is FAILED`;
    const [boot] = assemble(vmLog(2, failed));
    expect(boot).toMatchObject({ status: 'failed', failure: { reason: 'Unable' } });
  });

  it('say that a VM was deleted before it ran', () => {
    const deleted = `
      15:26:00 VM I New state is ACTIVE
      15:26:00 VM I New LCM state is PROLOG
      15:26:09 VM I New LCM state is CLEANUP_DELETE
      15:26:10 VM I New state is DONE
      15:26:10 VM I New LCM state is LCM_INIT`;
    expect(sketchesOf(vmLog(3, deleted))).toEqual(['#1 deleted, prolog 0+9000…']);
  });
});

describe('attempts', () => {
  const RETRY = `
    15:27:00 VM I New LCM state is BOOT
    15:27:02 VM I New LCM state is RUNNING`;

  it('are counted for a retry of the boot, in the same second as well', () => {
    expect(sketchesOf(vmLog(3, BOOT_BEGINS + BOOT_FAILS + RETRY))).toEqual([
      '#1 failed, prolog 0+4000, boot 4000+2000…',
      '#2 running, boot 0+2000',
    ]);
    const atOnce =
      BOOT_BEGINS + BOOT_FAILS + RETRY.replaceAll('15:27:00', '15:26:06').replace('15:27:02', '15:26:08');
    const both = ['#1 failed, prolog 0+4000, boot 4000+2000…', '#2 running, boot 0+2000'];
    expect(sketchesOf(vmLog(3, atOnce))).toEqual(both);
    expect(sketchesOf(vmLog(3, atOnce, { offset: 0 }))).toEqual(both);
  });

  it('are counted for a retry of the prolog and for `recover --success`', () => {
    const failed = `
      15:26:00 VM I New state is ACTIVE
      15:26:00 VM I New LCM state is PROLOG
      15:26:03 VM I New LCM state is PROLOG_FAILURE`;
    const retried = `
      15:30:00 VM I New LCM state is PROLOG
      15:30:05 VM I New LCM state is BOOT
      15:30:06 VM I New LCM state is RUNNING`;
    expect(sketchesOf(vmLog(3, failed + retried))).toEqual([
      '#1 failed, prolog 0+3000…',
      '#2 running, prolog 0+5000, boot 5000+1000',
    ]);
    expect(sketchesOf(vmLog(3, failed + RETRY))).toEqual([
      '#1 failed, prolog 0+3000…',
      '#2 running, boot 0+2000',
    ]);
  });

  it('are counted for a delete-recreate, whose PENDING begins the next', () => {
    const recreated = `
      15:40:00 VM I New LCM state is CLEANUP_RESUBMIT
      15:40:02 VM I New LCM state is LCM_INIT
      15:40:02 VM I New state is PENDING
      15:40:22 VM I New state is ACTIVE
      15:40:22 VM I New LCM state is PROLOG
      15:40:24 VM I New LCM state is BOOT
      15:40:25 VM I New LCM state is RUNNING`;
    const boots = assemble(vmLog(3, GOOD + recreated));
    expect(boots.map(sketchOf)).toEqual([
      '#1 running, prolog 0+4000, boot 4000+1000',
      '#2 running, pending 0+20000, prolog 20000+2000, boot 22000+1000',
    ]);
    expect(boots[1]).toMatchObject({ attempts: 2, startBasis: 'queue', totalMs: 23_000, buildMs: 3000 });
    const cut = recreated.split('\n').slice(2).join('\n');
    expect(assemble(vmLog(3, cut))[0]).toMatchObject({ attempt: 1, totalMs: 23_000 });
  });
});

describe('what is no boot', () => {
  const steps = `
    16:00:01 VMM I Generating deployment file: /var/lib/one/vms/3/deployment.1
    16:00:01 VMM I Successfully execute network driver operation: pre.
    16:00:02 VMM I Successfully execute virtualization driver operation: deploy.
    16:00:02 VMM I Successfully execute network driver operation: post.
    16:00:03 VM I New LCM state is RUNNING`;

  it.each([
    [
      'start after power-off',
      '16:00:00 VM I New state is ACTIVE\n16:00:00 VM I New LCM state is BOOT_POWEROFF',
    ],
    [
      'resume after suspend',
      '16:00:00 VM I New state is ACTIVE\n16:00:00 VM I New LCM state is BOOT_SUSPENDED',
    ],
    [
      'resume after undeploy',
      '15:59:00 VM I New state is UNDEPLOYED\n15:59:30 VM I New state is PENDING\n16:00:00 VM I New state is ACTIVE\n16:00:00 VM I New LCM state is PROLOG_UNDEPLOY\n16:00:01 VM I New LCM state is BOOT_UNDEPLOY',
    ],
    [
      'resume of which the log has no beginning',
      '15:59:30 VM I New state is PENDING\n16:00:00 VM I New state is ACTIVE\n16:00:00 VM I New LCM state is PROLOG_RESUME\n16:00:01 VM I New LCM state is BOOT_STOPPED',
    ],
    [
      'cold migration',
      '15:59:00 VM I New LCM state is SAVE_MIGRATE\n15:59:30 VM I New LCM state is PROLOG_MIGRATE\n16:00:00 VM I New LCM state is BOOT',
    ],
    ['live migration', '16:00:00 VM I New LCM state is MIGRATE'],
    [
      'start of a lost VM',
      '15:59:00 VM I New LCM state is UNKNOWN\n16:00:00 VM I New LCM state is BOOT_UNKNOWN',
    ],
    ['restart to 4.12', '15:59:00 LCM I New VM state is UNKNOWN\n16:00:00 LCM I New state is BOOT'],
    [
      'disk attached to a stopped VM',
      '16:00:00 VM I New state is ACTIVE\n16:00:00 VM I New LCM state is HOTPLUG_PROLOG_POWEROFF',
    ],
  ])('%s', (_, lines) => {
    expect(sketchesOf(vmLog(3, `${lines}${steps}`))).toEqual([]);
    expect(sketchesOf(vmLog(3, `${GOOD}\n${lines}${steps}`))).toEqual([
      '#1 running, prolog 0+4000, boot 4000+1000',
    ]);
  });

  it('a start after power-off that fails, even where the log begins in its middle', () => {
    const failed = `
      11:24:33 VMM I Command execution fail (exit code: 1): cat << 'EOT' | /var/tmp/one/vnm/802.1Q/pre
      11:24:33 VMM I Failed to execute network driver operation: pre.
      11:24:33 VMM E DEPLOY: 802.1Q: ERROR: pre: Cannot find device
      11:24:33 VM I New state is POWEROFF
      11:24:33 VM I New LCM state is LCM_INIT`;
    expect(sketchesOf(vmLog(3, failed))).toEqual([]);
  });
});

describe('what other sources add', () => {
  const created = `
    15:25:31 ReM D Req:4704 UID:3 one.template.instantiate invoked , 12, "web-1", false
    15:25:32 ReM D Req:4704 UID:3 one.template.instantiate result SUCCESS, 3`;

  it('oned.log gives creation, template and name, sched.log the host', () => {
    const dispatched = onedLog(
      '15:25:59 SCHED D Dispatching VMs to hosts:\n\tVMID\tPriority\tHost\tSystem DS\n\t3\t0\t4\t101',
      '/var/log/one/sched.log',
    );
    const [boot] = assemble([...vmLog(3, GOOD), ...onedLog(created), ...dispatched]);
    expect(boot === undefined ? '' : sketchOf(boot)).toBe(
      '#1 running, instantiate 0+1000, pending 1000+28000, prolog 29000+4000, boot 33000+1000',
    );
    expect(boot).toMatchObject({
      startBasis: 'request',
      totalMs: 33_000,
      buildMs: 5000,
      buildStartMs: 29_000,
      host: 'hid:4',
      flavor: { id: '12' },
      displayName: 'web-1',
      requestId: null,
      attributes: { systemDatastore: 101, hostId: 4, release: '5.4' },
    });
    expect(boot?.subjects).toEqual(['i:opennebula:0/3', 'r:0/Req:4704']);
  });

  it('what is known of the VM holds for every attempt, its host for those of one place', () => {
    const retried =
      BOOT_BEGINS +
      BOOT_FAILS.replace(/.*(Command|error:).*\n/g, '') +
      '\n15:27:00 VM I New LCM state is BOOT\n15:27:02 VM I New LCM state is RUNNING\n';
    const recreated =
      '16:00:02 VM I New LCM state is LCM_INIT\n16:00:02 VM I New state is PENDING\n16:00:20 VM I New state is ACTIVE\n16:00:20 VM I New LCM state is PROLOG';
    const dispatched = onedLog(
      '15:25:59 VM I Dispatching VM 3 to host 4 and datastore 101',
      '/var/log/one/sched.log',
    );
    const boots = assemble([...vmLog(3, retried + recreated), ...onedLog(created), ...dispatched]);
    expect(
      boots.map(({ attempt, status, host, displayName, flavor }) => [
        attempt,
        status,
        host,
        displayName,
        flavor,
      ]),
    ).toEqual([
      [1, 'failed', 'hid:4', 'web-1', { id: '12' }],
      [2, 'running', 'hid:4', 'web-1', { id: '12' }],
      [3, 'booting', null, 'web-1', { id: '12' }],
    ]);
  });

  it('of calls with the same number the one just before the answer counts', () => {
    const old = created
      .replaceAll('15:25', '09:25')
      .replace('SUCCESS, 3', 'SUCCESS, 2')
      .replace('web-1', 'old');
    const [boot] = assemble([...vmLog(3, GOOD), ...onedLog(old + created)]).filter(
      (b) => b.instance === '0/3',
    );
    expect(boot?.displayName).toBe('web-1');
  });

  it('oned.log alone is enough where the creation is in it', () => {
    const answers = `
      15:26:00 DiM D Deploying VM 3
      15:26:04 TM D Message received: TRANSFER SUCCESS 3 -
      15:26:05 VMM D Message received: DEPLOY SUCCESS 3 one-3`;
    expect(sketchesOf(onedLog(created + answers))).toEqual([
      '#1 running, instantiate 0+1000, pending 1000+28000, prolog 29000+4000, boot 33000+1000',
    ]);
    expect(sketchesOf(onedLog(answers))).toEqual([]);
  });

  it('oned.log gives the reason that a per-VM log lacks', () => {
    const silent = GOOD.split('\n').slice(0, 5).join('\n');
    const log = vmLog(3, `${silent}\n15:26:07 VMM E DEPLOY\n15:26:07 VM I New LCM state is BOOT_FAILURE`);
    const [boot] = assemble([
      ...log,
      ...onedLog('15:26:07 VMM D Message received: DEPLOY FAILURE 3 no such bridge'),
    ]);
    expect(boot).toMatchObject({ status: 'failed', attempts: 1, failure: { reason: 'no such bridge' } });
    expect(assemble(log)[0]?.failure?.reason).toBe('state BOOT_FAILURE, no line says why');
  });

  it('a VM that cannot be placed is pending, with the scheduler’s reason', () => {
    const refused = ['15:01:26', '15:01:56']
      .map(
        (at) =>
          `${at} SCHED D Match-making results for VM 33:\n\tCannot schedule VM, there is no suitable host.\n`,
      )
      .join('\n');
    const [boot] = assemble(onedLog(refused, '/var/log/one/sched.log'));
    expect(boot === undefined ? '' : sketchOf(boot)).toBe('#1 partial, pending 0+30000…');
    expect(boot?.notes).toContain(
      'The scheduler could not place the VM 2 times: Cannot schedule VM, there is no suitable host.',
    );
  });
});

describe('hold and clone', () => {
  it('are not taken for pending', () => {
    const held = `
      15:25:00 VM I New state is HOLD
      15:25:50 VM I New state is PENDING
      ${GOOD}`;
    expect(sketchesOf(vmLog(3, held))).toEqual([
      '#1 running, hold 0+50000, pending 50000+10000, prolog 60000+4000, boot 64000+1000',
    ]);
    const created = onedLog('15:24:00 ReM D Req:1 UID:3 one.vm.allocate result SUCCESS, 3');
    const released = vmLog(3, `15:25:50 VM I New state is PENDING${GOOD}`);
    const [boot] = assemble([...created, ...released]);
    expect(boot === undefined ? '' : sketchOf(boot)).toBe(
      '#1 running, pending 110000+10000, prolog 120000+4000, boot 124000+1000',
    );
    expect(boot).toMatchObject({ totalMs: 125_000, unaccountedMs: 110_000 });
    expect(boot?.notes[0]).toMatch(/on hold or being cloned/);
  });
});

describe('records beside the log', () => {
  const record = (
    lcm = 3,
  ) => `<VM><ID>3</ID><NAME>web-1</NAME><STATE>3</STATE><LCM_STATE>${lcm}</LCM_STATE><STIME>1521213931</STIME>
    <TEMPLATE><DISK><DISK_ID>0</DISK_ID><IMAGE>ubuntu</IMAGE><IMAGE_ID>58</IMAGE_ID><CLONE>YES</CLONE><TM_MAD>qcow2</TM_MAD><DRIVER>qcow2</DRIVER></DISK><TEMPLATE_ID>92</TEMPLATE_ID></TEMPLATE>
    <HISTORY_RECORDS><HISTORY><SEQ>0</SEQ><HOSTNAME>node1</HOSTNAME><STIME>1521213960</STIME><PSTIME>1521213960</PSTIME><PETIME>1521213965</PETIME><RSTIME>1521213965</RSTIME></HISTORY></HISTORY_RECORDS></VM>`;
  const full = '#1 running, pending 0+29000, prolog 29000+4000, boot 33000+1000';

  it('make one boot with it, timed by the log', () => {
    const boots = assemble([...vmLog(3, GOOD), ...readOne(record()).events]);
    expect(boots.map(sketchOf)).toEqual([full]);
    expect(boots[0]).toMatchObject({
      totalMs: 34_000,
      startBasis: 'created',
      image: { id: '58', name: 'ubuntu', format: 'qcow2' },
      flavor: { id: '92' },
      host: 'node1',
      displayName: 'web-1',
      cache: { state: 'none', basis: 'inferred', reason: expect.stringContaining('qcow2 (clone)') },
    });
    expect(boots[0]?.image).not.toHaveProperty('cacheKey');
  });

  it('alone tell pending and prolog, and not when the VM ran', () => {
    expect(sketchesOf(readOne(record()).events)).toEqual(['#1 partial, pending 0+29000, prolog 29000+5000']);
    expect(sketchesOf(readOne(record(2)).events)).toEqual([
      '#1 booting, pending 0+29000, prolog 29000+5000, boot 34000+0…',
    ]);
  });

  it('show the zone of a log whose shipper told none', () => {
    const inMadrid = vmLog(3, GOOD.replaceAll(' 15:', ' 16:'), { tz: null });
    const boots = assemble([...inMadrid, ...readOne(record()).events]);
    expect(boots.map(sketchOf)).toEqual([full]);
    expect(boots[0]?.notes).toContain(
      "Records show that the log's stamps are of UTC+01:00: send its time zone with it.",
    );
  });

  it('of a pool, which has the last HISTORY record only, make no boot of an old VM', () => {
    const pooled = record().replace('<SEQ>0</SEQ>', '<SEQ>5</SEQ>');
    expect(sketchesOf(readOne(pooled).events)).toEqual([]);
    expect(sketchesOf([...vmLog(3, GOOD), ...readOne(pooled).events])).toEqual([full]);
  });

  it('do not end a boot with a RUNNING of much later', () => {
    const later = vmLog(3, '18:00:00 VM I New LCM state is HOTPLUG\n18:00:01 VM I New LCM state is RUNNING');
    expect(sketchesOf([...readOne(record()).events, ...later])).toEqual([
      '#1 partial, pending 0+29000, prolog 29000+5000',
    ]);
    const lost = vmLog(3, '18:00:01 VM I New LCM state is RUNNING');
    expect(assemble([...readOne(record()).events, ...lost])[0]?.status).toBe('partial');
  });
});
