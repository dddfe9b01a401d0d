import { describe, expect, it } from 'vitest';
import { factsOfPaths, vmOfPath } from './vm-id';

describe('vmOfPath', () => {
  it.each([
    ['/var/log/one/812.log', 812],
    ['/var/log/one/0.log', 0],
    ['/var/log/one/812.log.1', 812],
    ['/var/log/one/812.log-20260101.gz', 812],
    ['/var/lib/one/vms/812/vm.log', 812],
    ['/srv/cloud/one/var/812/vm.log.2.gz', 812],
    ['C:\\logs\\812\\vm.log', 812],
    ['5.4-vm3-kvm-active-to-running.log', 3],
    ['backup/vm3463.log', 3463],
    ['/var/log/one/oned.log', null],
    ['/var/log/one/sched.log', null],
    ['/var/log/one/vm.log', null],
    ['6.10-7.0-vm-8021q-pre-fail.log', null],
    [null, null],
  ])('%s is the log of VM %s', (path, vmid) => {
    expect(vmOfPath(path)).toBe(vmid);
  });
});

describe('factsOfPaths', () => {
  it.each([
    ['Generating deployment file: /var/lib/one/vms/3/deployment.0', { vmid: 3, sequence: 0 }],
    [
      "deploy '/var/lib/one//datastores/100/3463/deployment.2' 'host'",
      { vmid: 3463, sequence: 2, datastore: 100 },
    ],
    ['/bin/cat - >/var/lib/one//datastores/0/60/vm.xml.', { vmid: 60, datastore: 0 }],
    ['/var/lib/one//datastores/1/f30d0feb13d6144a221776160b915481', {}],
  ])('%s', (text, facts) => {
    expect(factsOfPaths(text)).toEqual(facts);
  });
});
