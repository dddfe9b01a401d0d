/** What a link says of a side of a comparison. */
export type SideRef = { kind: 'boot'; id: string } | { kind: 'peers' };

const BOOT = /^(?:boot:)?([0-9a-f]{20})$/i;

/** Reads `boot:<id>`, a boot's id alone, or `peers`: the peers of the other side. Null for anything else. */
export function parseSideRef(text: string): SideRef | null {
  if (text === 'peers') return { kind: 'peers' };
  const id = BOOT.exec(text)?.[1];
  return id === undefined ? null : { kind: 'boot', id: id.toLowerCase() };
}
