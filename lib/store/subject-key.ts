import type { Subject } from '@/lib/domain/subject';

/** A subject within its cloud. */
export interface SubjectKey {
  cloud: string;
  subject: Subject;
}
