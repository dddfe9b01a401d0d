import type { Case, Finding } from './finding';

type Draft = Pick<Finding, 'cause' | 'headline' | 'gist' | 'costMs'> & Partial<Finding>;

/** A finding with what it does not say left empty; its part of the boot is that of its cost, unless it says otherwise. */
export function draftFinding({ lengthMs }: Case, draft: Draft): Finding {
  return {
    detail: [],
    phase: null,
    explains: [],
    evidence: [],
    related: [],
    alike: null,
    advice: null,
    share: lengthMs > 0 ? Math.min(1, draft.costMs / lengthMs) : 0,
    ...draft,
  };
}
