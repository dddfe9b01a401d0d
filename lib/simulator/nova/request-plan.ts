import type { SimulatedFlavor } from '../cloud/flavor';
import type { SimulatedImage } from '../cloud/image';
import { Signal } from '../kernel/signal';
import type { NovaInstance } from './instance';
import type { NovaCloud } from './nova-cloud';
import { since } from './release';
import type { VolumeKind } from './step';

/** One POST /servers. */
export interface RequestPlan {
  requestId: string;
  userId: string;
  projectId: string;
  instances: NovaInstance[];
  image: SimulatedImage | null;
  flavor: SimulatedFlavor;
  /** No host is big enough, or fits the request otherwise. */
  unplaceable: boolean;
}

/** What a burst's requests have in common. */
export interface RequestShape {
  role: string;
  image: SimulatedImage;
  flavor: SimulatedFlavor;
  owner: number;
}

const ROLES = ['web', 'db', 'worker', 'ci-runner', 'cache', 'api', 'batch', 'bastion', 'gpu-node', 'desktop'];

/** Draws what a user asks for; windows-like images come with a flavor that they fit on. */
export function drawShape(cloud: NovaCloud): RequestShape {
  const { random } = cloud;
  const image = random.pickWeighted(cloud.images, ({ weight }) => weight);
  const fitting = cloud.flavors.filter(({ diskGb }) => diskGb >= image.minDiskGb);
  const flavor = random.pickWeighted(fitting.length > 0 ? fitting : cloud.flavors, ({ weight }) => weight);
  return { role: random.pick(ROLES), image, flavor, owner: random.int(0, 5) };
}

/** Makes the request for `count` instances of a shape, all under one request id. */
export function planRequest(cloud: NovaCloud, shape: RequestShape, count: number): RequestPlan {
  const { random } = cloud;
  const requestId = cloud.newRequestId();
  const owner = OWNERS[shape.owner % OWNERS.length] as Owner;
  const volume = drawVolume(cloud);
  const image = volume === null || volume === 'image' ? shape.image : null;
  const name = `${shape.role}-${random.int(1, 400)}`;
  const traits = {
    configDrive: random.chance(0.22),
    networks: since(cloud.release, 'newton') && random.chance(0.02) ? 0 : random.chance(0.08) ? 2 : 1,
  };
  const instances = Array.from(
    { length: count },
    (_, index): NovaInstance => ({
      id: random.uuid(),
      name: count === 1 ? name : `${name}-${index + 1}`,
      image,
      flavor: shape.flavor,
      createdMs: cloud.nowMs,
      requestId,
      requestCount: count,
      ...owner,
      configDrive: traits.configDrive,
      volume: volume === null ? null : { id: random.uuid(), kind: volume },
      ports: Array.from({ length: traits.networks }, () => random.uuid()),
      host: null,
      deleted: new Signal(cloud.kernel),
      attempts: [],
      siblings: [],
    }),
  );
  for (const instance of instances) instance.siblings = instances;
  const unplaceable = random.chance(0.008 * cloud.options.faults);
  return { requestId, ...owner, instances, image, flavor: shape.flavor, unplaceable };
}

interface Owner {
  userId: string;
  projectId: string;
}

/** Users and projects; fixed, since nothing depends on them. */
const OWNERS: readonly Owner[] = Array.from({ length: 6 }, (_, index) => ({
  userId: `1f418c3539b84172a42f4a46333f377${index}`,
  projectId: `79582639817340ccbd77059ec9957de${index}`,
}));

function drawVolume(cloud: NovaCloud): VolumeKind | null {
  if (!cloud.random.chance(0.06)) return null;
  if (!since(cloud.release, 'newton')) return 'volume';
  return cloud.random.pickWeighted(['volume', 'image', 'snapshot'] as const, (kind) =>
    kind === 'volume' ? 6 : kind === 'image' ? 3 : 1,
  );
}
