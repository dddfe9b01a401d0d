import { BUCKETS, bucketMs } from '@/lib/domain/statistics/bucket';

/** What stands for each bucket, milliseconds. */
export const BUCKET_VALUES = Float64Array.from({ length: BUCKETS }, (_, bucket) => bucketMs(bucket));
