import { type NovaRelease, since } from '../release';
import type { LineWriter } from './line-writer';

export const INSTANCES = '/var/lib/nova/instances';
export const BASE = `${INSTANCES}/_base`;

/** `Running cmd (subprocess): …` */
export function commandStarted(writer: LineWriter, command: string): void {
  debugCommand(writer, writer.release.concurrency.running, `Running cmd (subprocess): ${command}`);
}

/** `CMD "…" returned: 0 in S`; up to Juno `Result was 0`, which says neither which nor how long. */
export function commandEnded(writer: LineWriter, command: string, tookMs: number): void {
  const told = since(writer.release, 'kilo');
  const text = told ? `CMD "${command}" returned: 0 in ${(tookMs / 1000).toFixed(3)}s` : 'Result was 0';
  debugCommand(writer, writer.release.concurrency.ran, text);
}

function debugCommand(writer: LineWriter, line: number, text: string): void {
  const own = !since(writer.release, 'kilo');
  const logger = own ? 'nova.openstack.common.processutils' : 'oslo_concurrency.processutils';
  const file = own ? 'nova/openstack/common/processutils.py' : 'oslo_concurrency/processutils.py';
  writer.debugElsewhere(logger, 'execute', `${file}:${line}`, text, { bare: true });
}

export function infoCommand(release: NovaRelease, path: string): string {
  const plain = `env LC_ALL=C LANG=C qemu-img info ${path}`;
  if (!since(release, 'newton')) return plain;
  const python = since(release, 'train') ? '/usr/bin/python3' : '/usr/bin/python2';
  const cpu = since(release, 'queens') ? 30 : 8;
  const share = since(release, 'train') ? ' --force-share' : '';
  const json = since(release, 'yoga') ? ' --output=json' : '';
  return `${python} -m oslo_concurrency.prlimit --as=1073741824 --cpu=${cpu} -- ${plain}${share}${json}`;
}

export function convertCommand(release: NovaRelease, cacheKey: string): string {
  const how = since(release, 'queens') ? '-t none -O raw -f qcow2' : '-O raw';
  return `qemu-img convert ${how} ${BASE}/${cacheKey}.part ${BASE}/${cacheKey}.converted`;
}

export function createCommand(
  release: NovaRelease,
  cacheKey: string,
  instanceId: string,
  diskGb: number,
): string {
  const env = since(release, 'zed') ? 'env LC_ALL=C LANG=C ' : '';
  const backing = `backing_file=${BASE}/${cacheKey}${since(release, 'yoga') ? ',backing_fmt=raw' : ''}`;
  const size = since(release, 'zed') ? ` ${diskGb * 1024 ** 3}` : '';
  return `${env}qemu-img create -f qcow2 -o ${backing} ${INSTANCES}/${instanceId}/disk${size}`;
}

export function configDriveCommand(release: NovaRelease, instanceId: string): string {
  const folder = `/tmp/tmp${instanceId.slice(0, 8)}`;
  return `genisoimage -o ${INSTANCES}/${instanceId}/disk.config -ldots -allow-lowercase -allow-multidot -l -publisher OpenStack Nova ${release.version} -quiet -J -r -V config-2 ${folder}`;
}
