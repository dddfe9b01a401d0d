import os from 'node:os';

/** The machine that figures were measured on, in one line. */
export function describeMachine(): string {
  const cores = os.cpus();
  const parts = [
    `${cores.length} × ${cores[0]?.model.trim() || os.arch()}`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
  ];
  return parts.join(', ');
}
