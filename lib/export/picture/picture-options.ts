import type { Span } from '@/lib/layout/time-axis';
import type { Theme } from './palette';

/** What of a boot is drawn, and how. */
export interface PictureOptions {
  /** Pixels. */
  width: number;
  theme: Theme;
  /** The stretch that fills the width; null for all of the boot. */
  span: Span | null;
  /** Key of the phase that is marked; null for none. */
  selected: string | null;
  /** Levels of the tree that are drawn; null for as many as there is room for. */
  levels: number | null;
  /** Rows at most; what is left out is said. */
  mostRows: number;
}

/** Range of `PictureOptions.width`. */
export const PICTURE_WIDTH = { min: 480, max: 4000, default: 1200 } as const;

export const PICTURE_DEFAULTS: PictureOptions = {
  width: PICTURE_WIDTH.default,
  theme: 'light',
  span: null,
  selected: null,
  levels: null,
  mostRows: 200,
};
