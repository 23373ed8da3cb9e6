/** Quoted words that an article prints in its headline only: whoever wrote the headline may have put them together. */
import type { RegionKind, TextSpan } from '../../model.ts';
import { keyK2 } from '../../text.ts';
import type { Lookup } from '../lookup/lookup.ts';

/** What is said of them. */
export const HEADLINE_ONLY = 'in the headline only';
const ABOVE: ReadonlySet<RegionKind> = new Set(['headline', 'kicker']);

/** Whether words stand in the headline of an article, and are no run of the words of any quotation of its body. */
export function isHeadlineOnly(lookup: Lookup, articleId: string, { start, text }: Omit<TextSpan, 'end'>): boolean {
  const above = lookup.article(articleId).regions.filter(({ kind }) => ABOVE.has(kind));
  const isAbove = (at: number) => above.some((region) => region.start <= at && at < region.end);
  if (!isAbove(start)) return false;
  const words = ` ${keyK2(text)} `;
  return !lookup
    .quotationsOf(articleId)
    .some((quotation) => !isAbove(quotation.start) && ` ${keyK2(quotation.text)} `.includes(words));
}
