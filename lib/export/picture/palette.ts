import type { Stage } from '@/lib/domain/stage';

/** The two modes of the screens. */
export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

type Pair = readonly [light: string, dark: string];

/** The colours of `app/tokens.css` that pictures use: a picture is drawn where there is no style sheet. */
export const COLOURS = {
  ground: ['#fbfbfa', '#0f1114'],
  raised: ['#ffffff', '#15181c'],
  selected: ['#e4ecfb', '#1b2738'],
  ink: ['#16181b', '#e8eaed'],
  'ink-2': ['#50555c', '#a9afb8'],
  'ink-3': ['#666b73', '#8d949e'],
  line: ['#e2e2de', '#23272d'],
  'line-strong': ['#c4c5c0', '#3a4049'],
  fail: ['#ad1f2d', '#ff928c'],
  warn: ['#835500', '#efbf66'],
  faster: ['#1f5fc4', '#7fb0ff'],
  slower: ['#a64b06', '#f0a35e'],
} as const satisfies Record<string, Pair>;

export type ColourName = keyof typeof COLOURS;

/** Fill of each stage. */
export const STAGE_FILLS: Record<Stage, Pair> = {
  request: ['#676972', '#676971'],
  queue: ['#e0b21f', '#fbad09'],
  claim: ['#762ca7', '#b78efb'],
  network: ['#75c9c9', '#97e7df'],
  image: ['#547af8', '#0d59c0'],
  define: ['#b6bd99', '#d2dfa8'],
  launch: ['#a10e3b', '#c0172d'],
  guest: ['#1a8828', '#64a477'],
};

/** Edge of each stage's bars: at least 3:1 on the ground. */
export const STAGE_EDGES: Record<Stage, Pair> = {
  request: ['#676972', '#7d7f88'],
  queue: ['#a67c00', '#fbad09'],
  claim: ['#762ca7', '#b78efb'],
  network: ['#3c9292', '#97e7df'],
  image: ['#547af8', '#3479e2'],
  define: ['#838966', '#d2dfa8'],
  launch: ['#a10e3b', '#dd4651'],
  guest: ['#1a8828', '#64a477'],
};

/** Colours in one mode. */
export interface Palette {
  colour(name: ColourName): string;
  fill(stage: Stage): string;
  edge(stage: Stage): string;
}

/** The colours of a mode. */
export function paletteOf(theme: Theme): Palette {
  const side = theme === 'light' ? 0 : 1;
  return {
    colour: (name) => COLOURS[name][side],
    fill: (stage) => STAGE_FILLS[stage][side],
    edge: (stage) => STAGE_EDGES[stage][side],
  };
}
