/** A piece of shipper configuration to copy. */
export interface ShipperConfig {
  name: string;
  /** Where it goes. */
  file: string;
  text: string;
}

/**
 * Working configurations that ship Nova and OpenNebula logs to the Bootfall at `origin`. Each sets what its shipper
 * needs to lose nothing: retries without end, and 503 among the statuses that are retried.
 */
export function shipperConfigs(origin: string): ShipperConfig[] {
  const { hostname, port, protocol } = new URL(origin);
  const tls = protocol === 'https:';
  const at = { origin, host: hostname, port: port || (tls ? '443' : '80'), tls };
  return [fluentBit(at), fluentd(at), vector(at), logstash(at), rsyslog(at), shell(at)];
}

interface Target {
  origin: string;
  host: string;
  port: string;
  tls: boolean;
}

function fluentBit({ host, port, tls }: Target): ShipperConfig {
  return {
    name: 'Fluent Bit',
    file: 'fluent-bit.yaml',
    text: `service:
  storage.path: /var/lib/fluent-bit
pipeline:
  inputs:
    - name: tail
      path: /var/log/nova/nova-*.log,/var/log/one/*.log
      path_key: path
      db: /var/lib/fluent-bit/bootfall.db
      storage.type: filesystem
      tag: bootfall
  filters:
    - name: record_modifier
      match: bootfall
      record: host \${HOSTNAME}
  outputs:
    - name: http
      match: bootfall
      host: ${host}
      port: ${port}
      uri: /api/v1/events?tz=UTC
      format: json_lines
      compress: gzip
      retry_limit: no_limits${tls ? '\n      tls: on' : ''}`,
  };
}

function fluentd({ origin }: Target): ShipperConfig {
  return {
    name: 'Fluentd, kolla-ansible',
    file: '/etc/kolla/config/fluentd/output/bootfall.conf',
    text: `<match openstack.nova.** kolla.var.log.kolla.nova.**>
  @type copy
  <store>
    @type http
    endpoint ${origin}/api/v1/events?tz=UTC
    retryable_response_codes 408,429,500,502,503,504
    <format>
      @type json
    </format>
    <buffer>
      @type file
      path /var/lib/fluentd/data/bootfall.buffer/nova.*
      flush_interval 5s
      retry_forever true
    </buffer>
  </store>
</match>`,
  };
}

function vector({ origin }: Target): ShipperConfig {
  return {
    name: 'Vector',
    file: 'vector.yaml',
    text: `sources:
  cloud_logs:
    type: file
    include: [/var/log/nova/nova-*.log, /var/log/one/*.log]
sinks:
  bootfall:
    type: http
    inputs: [cloud_logs]
    uri: ${origin}/api/v1/events?tz=UTC
    compression: gzip
    encoding: { codec: json }
    framing: { method: newline_delimited }
    buffer: { type: disk, max_size: 1073741824 }`,
  };
}

function logstash({ origin }: Target): ShipperConfig {
  return {
    name: 'Logstash',
    file: 'bootfall.conf',
    text: `input {
  file { path => ["/var/log/nova/nova-*.log", "/var/log/one/*.log"] }
}
output {
  http {
    url => "${origin}/api/v1/events?tz=UTC"
    http_method => "post"
    format => "json_batch"
    http_compression => true
  }
}`,
  };
}

function rsyslog({ host, port, tls }: Target): ShipperConfig {
  return {
    name: 'rsyslog',
    file: '/etc/rsyslog.d/bootfall.conf',
    text: `module(load="imfile")
module(load="omhttp")
template(name="line" type="list" option.jsonf="on") {
  property(outname="message" name="msg" format="jsonf")
  property(outname="host" name="hostname" format="jsonf")
  property(outname="file" name="$!metadata!filename" format="jsonf")
}
input(type="imfile" file="/var/log/one/*.log" tag="one" ruleset="bootfall" addMetadata="on")
ruleset(name="bootfall") {
  action(type="omhttp" server="${host}" serverport="${port}" useHttps="${tls ? 'on' : 'off'}"
         restpath="api/v1/events?tz=UTC" template="line"
         batch="on" batch.format="newline" compress="on"
         action.resumeRetryCount="-1" queue.type="LinkedList" queue.filename="bootfall")
}`,
  };
}

function shell({ origin }: Target): ShipperConfig {
  return {
    name: 'Files you have',
    file: 'shell',
    text: `# from a checkout of Bootfall: folders, rotated sets, .gz
npm run ingest -- --url ${origin} --tz UTC /var/log/nova

# or without one
curl -sS --data-binary @nova-compute.log -H 'content-type: text/plain' \\
  '${origin}/api/v1/events?host=cmp-12&path=/var/log/nova/nova-compute.log&tz=UTC'`,
  };
}
