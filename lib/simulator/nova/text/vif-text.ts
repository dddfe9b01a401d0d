const NETWORK = 'b8b4cad3-21e1-4465-82b8-14a2459d9508';
const TENANT = '93a69deeab124c48a89487d2484fba5c';

/** The MAC address of a port: like everything about it, it follows from the port's id. */
export function macOf(port: string): string {
  return `fa:16:3e:${port.slice(0, 2)}:${port.slice(2, 4)}:${port.slice(4, 6)}`;
}

export function addressOf(port: string): string {
  return `10.77.${Number.parseInt(port.slice(0, 2), 16)}.${(Number.parseInt(port.slice(2, 4), 16) % 253) + 1}`;
}

/** `network_info` as Nova's model prints it: a JSON list. */
export function networkInfoText(ports: readonly string[], active = false): string {
  return `[${ports.map((port) => vifText(port, active)).join(', ')}]`;
}

function vifText(port: string, active: boolean): string {
  return `{"id": "${port}", "address": "${macOf(port)}", "network": {"id": "${NETWORK}", "bridge": "br-int", "label": "net1", "subnets": [{"cidr": "10.77.0.0/16", "dns": [], "gateway": {"address": "10.77.0.1", "type": "gateway", "version": 4, "meta": {}}, "ips": [{"address": "${addressOf(port)}", "type": "fixed", "version": 4, "meta": {}, "floating_ips": []}], "routes": [], "version": 4, "meta": {}}], "meta": {"injected": false, "tenant_id": "${TENANT}", "mtu": 1450, "physical_network": null, "tunneled": true}}, "type": "ovs", "details": {"port_filter": true}, "devname": "tap${port.slice(0, 11)}", "ovs_interfaceid": "${port}", "qbh_params": null, "qbg_params": null, "active": ${active}, "vnic_type": "normal", "profile": {}, "preserve_on_delete": false, "meta": {}}`;
}

/** A VIF as os_vif prints it. */
export function osVifText(port: string): string {
  return `VIFOpenVSwitch(active=False,address=${macOf(port)},bridge_name='br-int',has_traffic_filtering=True,id=${port},network=Network(${NETWORK}),plugin='ovs',port_profile=VIFPortProfileOpenVSwitch,preserve_on_delete=False,vif_name='tap${port.slice(0, 11)}')`;
}
