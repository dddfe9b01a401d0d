import { coldImage } from './cold-image';
import { configDrive } from './config-drive';
import { crowdedHost } from './crowded-host';
import { earlierAttempts } from './earlier-attempts';
import type { Cause } from './finding';
import { guest } from './guest';
import { heldByFetch } from './held-by-fetch';
import { imageTransfer } from './image-transfer';
import { buildLock, buildSemaphore, claimLock, diskLock } from './locks';
import { longestUncompared } from './longest-uncompared';
import { severalNetworks, vifPlug } from './networks';
import { schedulerInterval } from './scheduler-interval';
import { slowHost } from './slow-host';
import { slowPhase } from './slow-phase';
import { unaccountedTime } from './unaccounted-time';

/** Every cause that is looked for; those that need to know what is explained already come last. */
export const CAUSES: readonly Cause[] = [
  earlierAttempts,
  coldImage,
  heldByFetch,
  imageTransfer,
  schedulerInterval,
  buildLock,
  buildSemaphore,
  claimLock,
  diskLock,
  vifPlug,
  severalNetworks,
  configDrive,
  guest,
  unaccountedTime,
  // Each call finds the next, since it leaves out what is explained already.
  slowPhase,
  slowPhase,
  slowPhase,
  longestUncompared,
  crowdedHost,
  slowHost,
];
