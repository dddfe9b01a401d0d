import { describe, expect, it } from 'vitest';
import { readPathHints, withPathHints } from './path-hints';
import { hintsOf } from './testing/record';

describe('readPathHints', () => {
  it.each([
    ['/var/log/nova/nova-compute.log', 'nova-compute', null, null],
    ['/var/log/nova/nova-compute.log.1', 'nova-compute', null, null],
    ['/var/log/nova/nova-compute.log-20151124.gz', 'nova-compute', null, null],
    ['nova-api.log.1.2017-05-16_13:53:08', 'nova-api', null, null],
    ['/var/log/kolla/nova/nova-scheduler.log', 'nova-scheduler', null, null],
    ['nova-compute-cmp1.log.gz', 'nova-compute', 'cmp1', null],
    ['controller1-nova-api.log', 'nova-api', 'controller1', null],
    ['excerpt-20151112-1314-1318-networker3-nova-compute.log', 'nova-compute', 'networker3', null],
    ['hp-ms-01-c29-nova-compute.log', 'nova-compute', 'hp-ms-01-c29', null],
    ['/var/log/kolla/nova/nova-api-wsgi.log', 'nova-api-wsgi', null, null],
    ['/var/log/hosts/cmp7.example.org/nova-compute.log', 'nova-compute', 'cmp7.example.org', null],
    ['/var/log/one/oned.log', 'oned', null, null],
    ['/var/log/one/sched.log.2.gz', 'sched', null, null],
    ['/var/log/one/123.log', null, null, '123'],
    ['5.4-vm3-kvm-active-to-running.log', null, null, '3'],
    ['/var/log/syslog', null, null, null],
    ['/tmp/openstack-vm-destroy-immediately.log', null, null, null],
    ['', null, null, null],
  ])('%s', (path, service, host, vmid) => {
    expect(readPathHints(path)).toEqual({ service, host, vmid });
  });

  it('fills only what the shipper left open', () => {
    const hints = hintsOf({ path: 'nova-compute-cmp1.log', host: 'cmp9' });
    expect(withPathHints(hints)).toEqual({ ...hints, service: 'nova-compute' });
  });
});
