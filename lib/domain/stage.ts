/** The normalised axis on which Nova and OpenNebula boots stand side by side, in the order a boot passes them. */
export const STAGES = ['request', 'queue', 'claim', 'network', 'image', 'define', 'launch', 'guest'] as const;

export type Stage = (typeof STAGES)[number];

/** Whether a phase does something or stands in line for something. */
export const PHASE_KINDS = ['work', 'wait'] as const;

export type PhaseKind = (typeof PHASE_KINDS)[number];
