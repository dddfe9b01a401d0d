import path from 'node:path';

/** What `in-page.js` puts into the page that is measured. */
export interface InPage {
  noteFrames(): void;
  endFrames(): number[];
  scrollThrough(box: Element, frames: number): Promise<void>;
  timeTyping(input: Element, text: string): Promise<number>;
}

declare global {
  interface Window {
    bench: InPage;
  }
}

export const IN_PAGE_SCRIPT = path.join(import.meta.dirname, 'in-page.js');
