import type { SubjectKey } from '@/lib/store/subject-key';

/** Thrown when a batch could not be projected; nothing of it was stored, and its subjects are dirty still. */
export class BatchError extends Error {
  override name = 'BatchError';

  constructor(
    readonly subjects: readonly SubjectKey[],
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Boots begin in months that have no partition yet. */
export class MissingPartitions extends Error {
  override name = 'MissingPartitions';

  constructor(readonly moments: readonly number[]) {
    super('partitions are missing');
  }
}
