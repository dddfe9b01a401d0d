import path from 'node:path';

/** What `page-probe.js` puts into the page that is measured. */
export interface PageProbe {
  noteFrames(): void;
  endFrames(): number[];
  scrollThrough(box: Element, frames: number): Promise<void>;
  timeTyping(input: Element, text: string): Promise<number>;
}

declare global {
  interface Window {
    bench: PageProbe;
  }
}

export const PROBE_SCRIPT = path.join(import.meta.dirname, 'page-probe.js');
