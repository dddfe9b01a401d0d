import { formatCount } from '@/lib/layout/quantity';

/** A number of boots; a lower bound where they were counted no further. */
export interface BootTotal {
  boots: number;
  isExact: boolean;
}

/** `12 345`, or `100 000 +` where there may be more. */
export function formatTotal({ boots, isExact }: BootTotal): string {
  return `${formatCount(boots)}${isExact ? '' : '\u202f+'}`;
}
