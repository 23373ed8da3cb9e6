/** The occurrence that tells best whose the words are: a statement's confidence is its. */
import type { Occurrence, ReportQuotation } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';

/** An occurrence with the quotation it lies in. */
export interface Surest {
  readonly occurrence: Occurrence;
  readonly quotation: ReportQuotation;
}

/** The quoted one of `occurrences` whose attribution is surest, the first of several; `null`: none is quoted. */
export function findSurest(lookup: Lookup, occurrences: readonly Occurrence[]): Surest | null {
  let best: Surest | null = null;
  for (const occurrence of occurrences) {
    const quotation = lookup.quotationOf(occurrence);
    if (quotation !== null && quotation.confidence > (best?.quotation.confidence ?? -1))
      best = { occurrence, quotation };
  }
  return best;
}
