import type { Case, Finding } from './finding';

type Draft = Pick<Finding, 'cause' | 'headline' | 'gist' | 'costMs'> & Partial<Finding>;

/** A finding with what it does not say left empty, and its part of the boot. */
export function draftFinding({ lengthMs }: Case, draft: Draft): Finding {
  return {
    detail: [],
    phase: null,
    explains: [],
    evidence: [],
    related: [],
    alike: null,
    advice: null,
    ...draft,
    share: lengthMs > 0 ? Math.min(1, draft.costMs / lengthMs) : 0,
  };
}
