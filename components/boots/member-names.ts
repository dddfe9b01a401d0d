import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';

/** An image as people know it: its name, else its id, else its file in the cache; null if nothing names it. */
export function imageLabel(image: ImageRef | null): string | null {
  return image?.name ?? imageValue(image);
}

/** What the address of the image's page calls it: its id where known, which names do not share. */
export function imageValue(image: ImageRef | null): string | null {
  return image?.id ?? image?.cacheKey ?? image?.name ?? null;
}

/** A flavor as people know it: its name, else its id; else its shape; null if nothing is known. */
export function flavorLabel(flavor: FlavorRef | null): string | null {
  if (!flavor) return null;
  return flavor.name ?? flavor.id ?? shapeOf(flavor);
}

/** What the address of the flavor's page calls it; null for one of which only the shape is known. */
export function flavorValue(flavor: FlavorRef | null): string | null {
  return flavor?.id ?? flavor?.name ?? null;
}

function shapeOf({ vcpus, memoryMb, diskGb }: FlavorRef): string | null {
  const parts = [
    vcpus !== undefined && `${vcpus} vCPU`,
    memoryMb !== undefined && `${memoryMb} MB`,
    diskGb !== undefined && `${diskGb} GB`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : null;
}
