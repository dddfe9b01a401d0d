import { oneLine } from '../failure-reason';
import { type EventPart, type MessageRule, ruleTable, tells } from '../message-rule';

const PLUGGED = 'network-vif-plugged-([0-9a-f-]{36})';

/** Icehouse on. The compute host hears of the plug through Neutron's call: that request is not the boot's. */
export const vifEventRules: readonly MessageRule[] = [
  tells('Preparing to wait for external event ', new RegExp(`event ${PLUGGED}`, 'i'), ([, port]) => ({
    name: 'vif_wait_prepared',
    attributes: { port },
  })),
  tells('Received event ', new RegExp(`^Received event ${PLUGGED}`, 'i'), plugged),
  tells('Processing event ', new RegExp(`^Processing event ${PLUGGED}`, 'i'), plugged),
  tells(
    'Instance event wait completed in ',
    /^Instance event wait completed in (\d+) seconds for network-vif-plugged/,
    ([, seconds]) => ({ name: 'vif_wait_finished', attributes: { tookMs: Number(seconds) * 1000 } }),
  ),
];

function plugged([, port]: RegExpExecArray): EventPart {
  return { name: 'vif_plugged', requestId: null, attributes: { port } };
}

/** Of nova.virt.libvirt.driver until Xena, nova.compute.manager from Yoga on; names the instance or not. */
export const vifTimeoutRules: readonly MessageRule[] = [
  tells('Timeout waiting for ', /^Timeout waiting for (.*)$/, ([message, rest = '']) => {
    if (!/vif/.test(rest)) return null;
    const port = /'network-vif-plugged', u?'([0-9a-f-]{36})'/i.exec(rest)?.[1];
    const instance = /for instance ([0-9a-f-]{36})/i.exec(rest)?.[1]?.toLowerCase();
    return {
      name: 'vif_wait_timed_out',
      ...(instance === undefined ? {} : { instance }),
      attributes: { reason: oneLine(message), ...(port === undefined ? {} : { port }) },
    };
  }),
];

/** os_vif (Newton on): the VIF's dump names the port by `id=`. */
export const osVifRules = ruleTable([
  tells('Successfully plugged vif ', /[(,]\s?id=([0-9a-f-]{36})/i, ([, port]) => ({
    name: 'vif_attached',
    attributes: { port },
  })),
]);

/** nova.network.neutron (Ussuri on), nova.network.neutronv2.api before. */
export const networkRules = ruleTable(
  ['created', 'updated'].map((verb) =>
    tells(
      `Successfully ${verb} port: `,
      new RegExp(`^Successfully ${verb} port: ([0-9a-f-]{36})`, 'i'),
      ([, port]) => ({ name: `port_${verb}`, attributes: { port } }),
    ),
  ),
);
