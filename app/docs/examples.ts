/** A command to paste, with what it does. */
export interface Example {
  title: string;
  command: string;
}

/** Commands that work when pasted into a shell of the machine whose logs they name. */
export function curlExamples(origin: string): Example[] {
  const events = `${origin}/api/v1/events`;
  return [
    {
      title: 'The lines of a log; their zone, since they carry none',
      command: `gzip -c /var/log/nova/nova-compute.log | curl --data-binary @- \\
  "${events}?path=/var/log/nova/nova-compute.log&host=$(hostname)&tz=$(timedatectl show -p Timezone --value)"`,
    },
    {
      title: 'A moment and an interval of a boot',
      command: `now=$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)
curl -H 'Content-Type: application/json' --data-binary @- ${events} <<EOF
[{"source":"nova","instance":"vm-1","event":"lock_acquired","at":"$now","host":"cmp-1","image":"ubuntu"},
 {"source":"nova","instance":"vm-1","phase":"warm the cache","start":"$now","end":"$now"}]
EOF`,
    },
    {
      title: 'The slowest boots of an image, and one of them in the terminal',
      command: `curl -s '${origin}/api/v1/boots?image=ubuntu&sort=duration_desc&limit=3'
id=$(curl -s '${origin}/api/v1/boots?limit=1' | sed -n 's/.*"id":"\\([0-9a-f]\\{20\\}\\)".*/\\1/p')
curl -s ${origin}/api/v1/boots/$id.txt`,
    },
  ];
}
