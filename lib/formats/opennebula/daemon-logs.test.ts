import { describe, expect, it } from 'vitest';
import { onedLog } from './one-fixture';

const brief = (events: ReturnType<typeof onedLog>) =>
  events.map(({ name, instance, requestId, attributes }) => ({ name, instance, requestId, ...attributes }));

describe('oned.log', () => {
  it('joins the call that makes a VM with its answer by the request', () => {
    const events = onedLog(`
      15:25:31 ReM D Req:4704 UID:3 IP:10.0.0.9 one.template.instantiate invoked , 12, "web-1", false, "", false
      15:25:32 ReM D Req:4704 UID:3 one.template.instantiate result SUCCESS, 478`);
    expect(brief(events)).toEqual([
      {
        name: 'creation_requested',
        instance: null,
        requestId: '0/Req:4704',
        request: 'one.template.instantiate',
        flavor: { id: '12' },
        displayName: 'web-1',
        releaseSince: '5.8',
      },
      { name: 'pending', instance: '0/478', requestId: '0/Req:4704', creation: true, releaseSince: '5.4' },
    ]);
  });

  it('reads class names to 5.2, padded request numbers of 7.x, and calls in another format', () => {
    const events = onedLog(`
      15:25:31 ReM D Req:17 UID:3 TemplateInstantiate invoked, 12, "web-1"
      15:25:31 ReM D Req:17 UID:3 TemplateInstantiate result SUCCESS, 478
      15:25:33 ReM D Req:0042 UID:3 IP:10.0.0.9 one.vm.allocate invoked , "NAME=x...", false
      15:25:33 ReM D Req:0042 UID:3 one.vm.allocate result SUCCESS, 479
      15:25:34 ReM D oneadmin@fe Req:43 one.vm.allocate invoked`);
    expect(events.map(({ name, instance, requestId }) => [name, instance, requestId])).toEqual([
      ['creation_requested', null, '0/Req:17'],
      ['pending', '0/478', '0/Req:17'],
      ['creation_requested', null, '0/Req:42'],
      ['pending', '0/479', '0/Req:42'],
      ['creation_requested', null, '0/Req:43'],
    ]);
    expect(events[1]?.attributes.releaseUntil).toBe('5.2');
  });

  it('reads the deploy and what the drivers answer', () => {
    const events = onedLog(`
      15:26:00 ReM D Req:9 UID:0 IP:127.0.0.1 one.vm.deploy invoked , 478, 4, false, 101, ""
      15:26:00 DiM D Deploying VM 478
      15:26:04 TM D Message received: TRANSFER SUCCESS 478 -
      15:26:05 VMM D Message received: DEPLOY SUCCESS 478 one-478
      15:26:09 TrM D Message received: TRANSFER FAILURE 479 Error copying a to b
      15:26:09 VMM D Message received: DEPLOY FAILURE 480 no such file
      15:26:09 VMM D Message received: LOG I 481 Successfully execute network driver operation: pre.
      15:26:10 DiM D Setting rescheduling flag on VM 478
      15:26:10 VMM D VM 478 successfully monitored: STATE=a CPU=0.0
      15:26:11 ReM E Req:9 UID:0 one.template.instantiate result FAILURE no quota`);
    expect(brief(events).map(({ requestId: _, ...event }) => event)).toEqual([
      { name: 'deploy_requested', instance: '0/478', hostId: 4, datastore: 101, releaseSince: '5.8' },
      { name: 'deploy_requested', instance: '0/478' },
      { name: 'transfer_succeeded', instance: '0/478', releaseUntil: '5.12' },
      { name: 'deploy_succeeded', instance: '0/478', deployId: 'one-478' },
      { name: 'prolog_failed', instance: '0/479', reason: 'Error copying a to b', releaseSince: '6.0' },
      { name: 'boot_failed', instance: '0/480', reason: 'no such file' },
      { name: 'network_pre_done', instance: '0/481', step: 'network_pre' },
    ]);
  });
});

describe('sched.log', () => {
  it.each([
    ['Dispatching virtual machine 33 to HID: 4', { hostId: 4 }],
    ['Dispatching virtual machine 33 to host 4', { hostId: 4 }],
    ['Dispatching VM 33 to host 4 and datastore 101', { hostId: 4, datastore: 101 }],
  ])('%s', (text, attributes) => {
    const [event] = onedLog(`15:26:00 VM I ${text}`, '/var/log/one/sched.log');
    expect(event).toMatchObject({ name: 'dispatched', instance: '0/33', attributes });
  });

  it('makes one event of each row of the dispatch table, in either layout', () => {
    const events = onedLog(
      `15:26:00 SCHED D Dispatching VMs to hosts:
\tVMID\tPriority\tHost\tSystem DS
\t--------------------------------------------------------------
\t33\t0\t4\t101
\t34\t-1.5\t5\t100

15:26:30 SCHED D Dispatching VMs to hosts:
\tVMID\tHost\tSystem DS
\t-------------------------
\t35\t6\t102
15:26:31 SCHED D Dispatching VMs to hosts. Total time: 0.07s`,
      '/var/log/one/sched.log',
    );
    expect(
      events.map(({ instance, attributes }) => [instance, attributes.hostId, attributes.datastore]),
    ).toEqual([
      ['0/33', 4, 101],
      ['0/34', 5, 100],
      ['0/35', 6, 102],
    ]);
    expect(events[1]?.line).toBe('Dispatching VMs to hosts:\n\t34\t-1.5\t5\t100');
    expect(new Set(events.map((event) => event.id)).size).toBe(3);
  });

  it('reads rows that syslog sent as lines of their own, and tells the two schedulers apart', () => {
    const rows = onedLog('15:26:00 SCHED D \t33\t0\t4\t101', '/var/log/one/rank_sched.log');
    expect(rows[0]).toMatchObject({ name: 'dispatched', attributes: { hostId: 4, releaseSince: '7.0' } });
    const refusal = onedLog(
      '15:26:00 SCHED D Match-making results for VM 33:\n\tCannot schedule VM, there is no suitable host.\n',
      '/var/log/one/sched.log',
    );
    expect(refusal[0]).toMatchObject({
      name: 'placement_failed',
      instance: '0/33',
      attributes: { reason: 'Cannot schedule VM, there is no suitable host.', releaseUntil: '6.10' },
    });
  });

  it('says nothing of a reschedule, which is a migration', () => {
    expect(onedLog('15:26:00 VM I Rescheduling VM 33 to host 4', '/var/log/one/sched.log')).toEqual([]);
  });
});
