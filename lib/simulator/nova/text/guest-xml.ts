import { type NovaRelease, since } from '../release';
import type { StepInstance } from '../step';
import { INSTANCES } from './commands';
import { addressOf, macOf } from './vif-text';

/** The guest's libvirt XML as the driver logs it; from Juno on it names flavor, image and ports. */
export function guestXmlText(release: NovaRelease, instance: StepInstance, atMs: number): string {
  const { id, flavor } = instance;
  const lines = [
    '<domain type="kvm">',
    `  <uuid>${id}</uuid>`,
    `  <name>instance-${id.slice(0, 8)}</name>`,
    `  <memory>${flavor.memoryMb * 1024}</memory>`,
    `  <vcpu>${flavor.vcpus}</vcpu>`,
    ...(since(release, 'juno') ? metadataLines(release, instance, atMs) : []),
    ...systemLines(release, instance),
    ...deviceLines(instance),
    '</domain>',
    '',
  ];
  return lines.join('\n');
}

function metadataLines(release: NovaRelease, instance: StepInstance, atMs: number): string[] {
  const { name, flavor, image, volume, userId, projectId } = instance;
  const created = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
  return [
    '  <metadata>',
    `    <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/${since(release, 'yoga') ? '1.1' : '1.0'}">`,
    `      <nova:package version="${release.version}"/>`,
    `      <nova:name>${name}</nova:name>`,
    `      <nova:creationTime>${created}</nova:creationTime>`,
    `      <nova:flavor name="${flavor.name}">`,
    `        <nova:memory>${flavor.memoryMb}</nova:memory>`,
    `        <nova:disk>${flavor.diskGb}</nova:disk>`,
    '        <nova:swap>0</nova:swap>',
    '        <nova:ephemeral>0</nova:ephemeral>',
    `        <nova:vcpus>${flavor.vcpus}</nova:vcpus>`,
    '      </nova:flavor>',
    '      <nova:owner>',
    `        <nova:user uuid="${userId}">demo</nova:user>`,
    `        <nova:project uuid="${projectId}">demo</nova:project>`,
    '      </nova:owner>',
    ...(image === null || volume !== null ? [] : [`      <nova:root type="image" uuid="${image.id}"/>`]),
    ...(since(release, 'yoga') ? portLines(instance) : []),
    '    </nova:instance>',
    '  </metadata>',
  ];
}

function portLines({ ports }: StepInstance): string[] {
  return [
    '      <nova:ports>',
    ...ports.flatMap((port) => [
      `        <nova:port uuid="${port}">`,
      `          <nova:ip type="fixed" address="${addressOf(port)}" ipVersion="4"/>`,
      '        </nova:port>',
    ]),
    '      </nova:ports>',
  ];
}

function systemLines(release: NovaRelease, { id }: StepInstance): string[] {
  return [
    '  <sysinfo type="smbios">',
    '    <system>',
    '      <entry name="manufacturer">OpenStack Foundation</entry>',
    '      <entry name="product">OpenStack Nova</entry>',
    `      <entry name="version">${release.version}</entry>`,
    `      <entry name="uuid">${id}</entry>`,
    '    </system>',
    '  </sysinfo>',
    '  <os>',
    '    <type>hvm</type>',
    '    <boot dev="hd"/>',
    '    <smbios mode="sysinfo"/>',
    '  </os>',
    '  <features>',
    '    <acpi/>',
    '    <apic/>',
    '  </features>',
    '  <clock offset="utc">',
    '    <timer name="pit" tickpolicy="delay"/>',
    '    <timer name="rtc" tickpolicy="catchup"/>',
    '  </clock>',
  ];
}

function deviceLines({ id, ports, volume }: StepInstance): string[] {
  const disk =
    volume === null
      ? `      <source file="${INSTANCES}/${id}/disk"/>`
      : `      <source protocol="rbd" name="volumes/volume-${volume.id}"/>`;
  return [
    '  <devices>',
    `    <disk type="${volume === null ? 'file' : 'network'}" device="disk">`,
    `      <driver name="qemu" type="${volume === null ? 'qcow2' : 'raw'}" cache="none"/>`,
    disk,
    '      <target dev="vda" bus="virtio"/>',
    '    </disk>',
    ...ports.flatMap((port) => [
      '    <interface type="bridge">',
      `      <mac address="${macOf(port)}"/>`,
      '      <model type="virtio"/>',
      '      <source bridge="br-int"/>',
      `      <target dev="tap${port.slice(0, 11)}"/>`,
      '    </interface>',
    ]),
    '    <serial type="pty">',
    `      <log file="${INSTANCES}/${id}/console.log" append="off"/>`,
    '    </serial>',
    '    <memballoon model="virtio">',
    '      <stats period="10"/>',
    '    </memballoon>',
    '  </devices>',
  ];
}
