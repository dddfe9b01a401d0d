import { type Section, section, wait } from './section';
import { queueStart, requestStart, scheduleStart } from './start';
import { at, atFirst, type Timeline } from './timeline';

/** The phases in API, scheduler and conductor. */
export function requestPhases(controller: Timeline, compute: Timeline): Section[] {
  return [...api(controller), ...schedule(controller), ...handOver(controller, compute)];
}

function api(controller: Timeline): Section[] {
  const accepted = controller.find('api_accepted');
  const isBegun = controller.find('api_create_called') !== null || accepted?.attributes.tookMs !== undefined;
  if (!isBegun) return [];
  return section('api', requestStart(controller), at(accepted), [controller.find('instances_provisioned')]);
}

function schedule(controller: Timeline): Section[] {
  const begun = scheduleStart(controller);
  if (begun === null) return [];
  const inner = ['rescheduled', 'placement_claimed', 'host_selected'].map(controller.find);
  const end = atFirst(controller, 'schedule_finished', 'host_selected', 'host_assigned', 'no_valid_host');
  return section('schedule', begun, end, inner);
}

/** What the conductor does with the chosen host, and its message on the way there: DEBUG of Queens and later only. */
function handOver(controller: Timeline, compute: Timeline): Section[] {
  const assigned = controller.find('host_assigned');
  if (assigned === null) return [];
  const recorded = controller
    .all('block_device_mapping_recorded')
    .filter((event) => event.atMs >= assigned.atMs);
  const sent = at(recorded.at(-1) ?? assigned);
  return [
    ...section('assign', at(controller.find('schedule_finished')), sent, [assigned]),
    ...wait('dispatch', sent, queueStart(compute)),
  ];
}
