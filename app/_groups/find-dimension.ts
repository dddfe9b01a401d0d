import { DIMENSIONS, type Dimension } from '@/lib/domain/cohort';

/** The dimension of this name in an address. */
export function findDimension(name: string): Dimension | undefined {
  return DIMENSIONS.find((dimension) => dimension === name);
}
