import type { Machine } from './machine';
import type { OneCloud } from './one-cloud';
import { oneSince } from './release';
import { sourceOf } from './transfer-image';

/** File of the records: what a hook posts of each VM when it runs. */
export const RECORDS_FILE = 'onevm-show.xml';

/** Writes a VM's record as `onevm show -x` prints it: the only place where image, template, host and names stand together. */
export function writeRecord(cloud: OneCloud, machine: Machine): void {
  const { options, release } = cloud;
  const seconds = (ms: number | undefined) =>
    ms === undefined ? 0 : Math.floor((ms + options.clockOffsetMs) / 1000);
  const { template, image } = machine;
  const tm = oneSince(release, '5.4') ? 'TM_MAD' : 'TMMAD';
  const vm = oneSince(release, '5.4') ? 'VM_MAD' : 'VMMMAD';
  const histories = historiesOf(machine).map(
    ({ attempt, last }) => `    <HISTORY>
      <OID>${machine.id}</OID>
      <SEQ>${attempt.sequence}</SEQ>
      <HOSTNAME>${attempt.host?.name ?? ''}</HOSTNAME>
      <HID>${attempt.host?.id ?? 0}</HID>
      <CID>0</CID>
      <STIME>${seconds(attempt.at.active)}</STIME>
      <ETIME>${last ? 0 : seconds(attempt.at.boot ?? attempt.at.prolog)}</ETIME>
      <${vm}>kvm</${vm}>
      <${tm}>${options.driver}</${tm}>
      <DS_ID>0</DS_ID>
      <PSTIME>${seconds(attempt.at.prolog)}</PSTIME>
      <PETIME>${seconds(attempt.at.boot)}</PETIME>
      <RSTIME>${seconds(attempt.at.boot)}</RSTIME>
      <RETIME>0</RETIME>
      <ESTIME>0</ESTIME>
      <EETIME>0</EETIME>
      <ACTION>${last ? 0 : 14}</ACTION>
    </HISTORY>`,
  );
  cloud.log.file(
    RECORDS_FILE,
    `<VM>
  <ID>${machine.id}</ID>
  <UID>${machine.uid}</UID>
  <GID>1</GID>
  <UNAME>user${machine.uid}</UNAME>
  <GNAME>users</GNAME>
  <NAME>${machine.name}</NAME>
  <LAST_POLL>0</LAST_POLL>
  <STATE>3</STATE>
  <LCM_STATE>3</LCM_STATE>
  <RESCHED>0</RESCHED>
  <STIME>${seconds(machine.createdMs)}</STIME>
  <ETIME>0</ETIME>
  <DEPLOY_ID>one-${machine.id}</DEPLOY_ID>
  <TEMPLATE>
    <CPU><![CDATA[${template.vcpus}]]></CPU>
    <DISK>
      <CLONE><![CDATA[${machine.persistent ? 'NO' : 'YES'}]]></CLONE>
      <DATASTORE><![CDATA[default]]></DATASTORE>
      <DATASTORE_ID><![CDATA[1]]></DATASTORE_ID>
      <DISK_ID><![CDATA[0]]></DISK_ID>
      <FORMAT><![CDATA[${image.format}]]></FORMAT>
      <IMAGE><![CDATA[${image.name}]]></IMAGE>
      <IMAGE_ID><![CDATA[${machine.imageId}]]></IMAGE_ID>
      <SIZE><![CDATA[${Math.round(image.rawBytes / 1_048_576)}]]></SIZE>
      <SOURCE><![CDATA[${sourceOf(machine)}]]></SOURCE>
      <TM_MAD><![CDATA[${options.driver}]]></TM_MAD>
    </DISK>
    <MEMORY><![CDATA[${template.memoryMb}]]></MEMORY>
    <TEMPLATE_ID><![CDATA[${machine.templateId}]]></TEMPLATE_ID>
    <VCPU><![CDATA[${template.vcpus}]]></VCPU>
    <VMID><![CDATA[${machine.id}]]></VMID>
  </TEMPLATE>
  <HISTORY_RECORDS>
${histories.join('\n')}
  </HISTORY_RECORDS>
</VM>
`,
  );
}

/** One history for each SEQ: of tries that share one, the last. */
function historiesOf(machine: Machine) {
  const bySequence = new Map(machine.attempts.map((attempt) => [attempt.sequence, attempt]));
  const attempts = [...bySequence.values()];
  return attempts.map((attempt, index) => ({ attempt, last: index === attempts.length - 1 }));
}
