import { type EventKind, eventKinds } from './event-kind';

/**
 * OpenNebula's moments in the order a boot passes them; the order breaks ties between equal stamps, which 1 s logs are full of.
 * Line texts: OpenNebula/one, 3.8 to 7.4, in short form. `sequence` is the HISTORY SEQ.
 */
export const OPENNEBULA_EVENTS: readonly EventKind[] = [
  ...eventKinds('opennebula', 'request', [
    [
      'creation_requested',
      'creation requested',
      'oned `Req:N … one.template.instantiate|one.vm.allocate invoked …` (request id `<zone>/Req:N`, no instance): attributes.request (method), flavor id and displayName where named',
    ],
    ['cloning', 'image being cloned', 'state CLONING'],
    ['cloning_failed', 'image clone failed', 'state CLONING_FAILURE'],
  ]),
  ...eventKinds('opennebula', 'queue', [
    [
      'pending',
      'pending',
      'creation (attributes.creation): oned `… result SUCCESS, <vmid>`, record STIME, hook CREATE/PENDING; or state line PENDING after a hold, a clone or a delete-recreate',
    ],
    ['hold', 'on hold', 'state HOLD'],
    ['placement_failed', 'not placed', '`Match-making results for VM …` / `Cannot dispatch VM: …`: reason'],
    [
      'dispatched',
      'dispatched',
      'sched `Dispatching VM … to host …` or a row of the dispatch table: attributes.hostId, attributes.datastore',
    ],
    [
      'deploy_requested',
      'deploy requested',
      'oned `one.vm.deploy invoked …` / `Deploying VM <vid>`: attributes.hostId, attributes.datastore',
    ],
    ['active', 'active', 'state line ACTIVE, or HISTORY STIME: sequence, targetHost, attributes.hypervisor'],
  ]),
  ...eventKinds('opennebula', 'image', [
    ['prolog', 'prolog', 'LCM state PROLOG (its variants are `state_left`), or HISTORY PSTIME: sequence'],
    [
      'transfer_line',
      'transfer script line',
      'TM/TrM `clone: Cloning …` etc.; stamped when the command ended: attributes.verb, attributes.imageSource, targetHost',
    ],
    ['transfer_succeeded', 'transfer succeeded', 'oned `Message received: TRANSFER SUCCESS <vid>`'],
    ['prolog_finished', 'prolog finished', 'HISTORY PETIME (= RSTIME): sequence'],
    [
      'prolog_failed',
      'prolog failed',
      'state PROLOG_FAILURE, `Error executing image transfer script: …`, oned `TRANSFER FAILURE`: reason',
    ],
  ]),
  ...eventKinds('opennebula', 'launch', [
    [
      'boot',
      'boot',
      'LCM state BOOT (its variants are `state_left`); attributes.operation `restart` for `[LCM] New state is BOOT`',
    ],
    [
      'deployment_file_generated',
      'deployment file generated',
      '`Generating deployment file: …/deployment.<seq>`: sequence',
    ],
    [
      'context_created',
      'context created',
      '`Successfully execute transfer manager driver operation: tm_context.`',
    ],
    ['context_absent', 'no context', '`Virtual Machine has no context`'],
    ['network_pre_done', 'network pre done', '`Successfully execute network driver operation: pre.`'],
    [
      'host_prepared',
      'host prepared',
      '`Successfully execute virtualization driver operation: /bin/mkdir|/bin/cat …`: attributes.step',
    ],
    ['deploy_done', 'deploy done', '`Successfully execute virtualization driver operation: deploy.`'],
    ['network_post_done', 'network post done', '`Successfully execute network driver operation: post.`'],
    ['deploy_succeeded', 'deploy succeeded', 'oned `Message received: DEPLOY SUCCESS <vid> <deploy id>`'],
    [
      'step_failed',
      'driver step failed',
      '`Failed to execute <which> driver operation: <step>.` / `Command execution fail…`, also of the transfer manager: attributes.step, attributes.driver, reason, targetHost',
    ],
    [
      'driver_error',
      'driver error',
      'what a driver, script or hypervisor says went wrong: VMM, TM, TrM lines of level E, `error: …`: reason',
    ],
    [
      'boot_failed',
      'boot failed',
      'state BOOT_FAILURE or FAILED, `Error deploying virtual machine: …`, `DEPLOY: …` [E], oned `DEPLOY FAILURE`: reason',
    ],
    ['running', 'running', 'LCM state RUNNING'],
    [
      'monitored_running',
      'reported running by the monitor',
      '`VM reported RUNNING by the drivers` / `VM found again…`',
    ],
  ]),
  ...eventKinds('opennebula', 'queue', [
    ['resubmitted', 'delete-recreate', 'CLEANUP_RESUBMIT, or LCM_INIT followed by PENDING'],
    [
      'state_left',
      'left the boot',
      'any other VM or LCM state (POWEROFF, SHUTDOWN, SAVE_…, MIGRATE, BOOT_POWEROFF, PROLOG_UNDEPLOY, UNKNOWN, DONE, …): attributes.state, attributes.lcm',
    ],
    [
      'record_seen',
      'record seen',
      'VM XML/JSON or hook body, at the last moment that it tells: image, flavor, displayName, attributes.driver and verb of the boot disk, attributes.hypervisor, state, lcm',
    ],
  ]),
];
