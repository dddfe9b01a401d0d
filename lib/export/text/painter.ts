import type { Stage } from '@/lib/domain/stage';

/** Colours text for a terminal, or leaves it as it is. */
export interface Painter {
  stage(text: string, stage: Stage): string;
  dim(text: string): string;
  strong(text: string): string;
  alarm(text: string): string;
}

/** For pipes, files and terminals that asked for nothing else. */
export const PLAIN: Painter = {
  stage: (text) => text,
  dim: (text) => text,
  strong: (text) => text,
  alarm: (text) => text,
};

/** Colours of the 256-colour table that come near the stages' on a dark and on a light ground. */
const STAGE_COLOURS: Record<Stage, number> = {
  request: 245,
  queue: 178,
  claim: 134,
  network: 80,
  image: 69,
  define: 143,
  launch: 161,
  guest: 71,
};

/** ANSI escape sequences (SGR). */
export const ANSI: Painter = {
  stage: (text, stage) => paint(`38;5;${STAGE_COLOURS[stage]}`, text),
  dim: (text) => paint('2', text),
  strong: (text) => paint('1', text),
  alarm: (text) => paint('31', text),
};

function paint(code: string, text: string): string {
  return text.trim() === '' ? text : `\u001b[${code}m${text}\u001b[0m`;
}
