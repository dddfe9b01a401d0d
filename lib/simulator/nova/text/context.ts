import { type NovaRelease, since } from '../release';
import type { NovaStep } from '../step';
import { derivedRequestId } from './derived-id';

/** Whose context a line has: the user's request, none, the process's own, or that of Neutron calling the API. */
export type LineContext = 'request' | 'none' | 'admin' | 'neutron';

const NEUTRON_USER = 'e8cbea30843145a2a15f6f7490a6da42';
const NEUTRON_PROJECT = '564c187f484b4a77a2987b975237cff5';

/** What stands in the brackets of a line. */
export function contextOf(release: NovaRelease, step: NovaStep, context: LineContext): string {
  switch (context) {
    case 'none':
      return '-';
    case 'admin':
      return adminContext(release, step);
    case 'neutron':
      return neutronContext(release, step);
    case 'request':
      return requestContext(release, step);
  }
}

function requestContext(release: NovaRelease, { requestId, instance }: NovaStep): string {
  if (requestId === null) return '-';
  if (instance === null) return anonymous(release, requestId);
  return withUser(release, requestId, instance.userId, instance.projectId);
}

function withUser(release: NovaRelease, requestId: string, user: string, project: string): string {
  if (since(release, 'zed')) return `None ${requestId} ${user} ${project} - - default default`;
  if (since(release, 'queens')) return `${requestId} ${user} ${project} - default default`;
  if (since(release, 'kilo')) return `${requestId} ${user} ${project} - - -`;
  if (since(release, 'juno')) return `${requestId} None`;
  return `${requestId} ${user} ${project}`;
}

/** Work that no user asked for; Havana has no context for it. */
function anonymous(release: NovaRelease, requestId: string): string {
  if (since(release, 'zed')) return `None ${requestId} - - - - - -`;
  if (since(release, 'kilo')) return `${requestId} - - - - -`;
  return since(release, 'juno') ? `${requestId} None` : '-';
}

/** A process has one context of its own, in which it reports the hypervisor's events. */
function adminContext(release: NovaRelease, { place }: NovaStep): string {
  return anonymous(release, derivedRequestId(`${place.host} ${place.pid}`));
}

function neutronContext(release: NovaRelease, { values }: NovaStep): string {
  const local = derivedRequestId(`nova ${values.port}`);
  if (!since(release, 'zed')) return withUser(release, local, NEUTRON_USER, NEUTRON_PROJECT);
  const global = derivedRequestId(`neutron ${values.port}`);
  return `${global} ${local} ${NEUTRON_USER} ${NEUTRON_PROJECT} - - default default`;
}
