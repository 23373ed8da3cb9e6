/** The wordings of a statement in a list, each with the outlets that print it. */
import type { DiffStep, Occurrence, Statement } from '../../model.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { type RelationSign, signOf } from '../lookup/phrases.ts';
import { visible } from '../lookup/visible.ts';
import { orderOccurrences } from './occurrence.ts';
import { linkOutlets, type NamedLink, occurrenceHrefs } from './page.ts';
import { trimStep } from './wordings.ts';

/** One wording. */
export interface Variant {
  readonly sign: RelationSign;
  /** As printed; `null`: word for word as shown. */
  readonly words: string | null;
  /** Against the statement; empty where that would say no more than `words`. */
  readonly diff: readonly DiffStep[];
  /** Each leads to its occurrence, once an outlet. */
  readonly outlets: readonly NamedLink[];
}

/** The wordings of `statement`: as shown first, then the nearest relation first. */
export function listVariants(lookup: Lookup, statement: Statement): Variant[] {
  const hrefs = occurrenceHrefs(lookup, statement);
  const shown = orderOccurrences(lookup, statement).map(({ occurrence, i }) => ({ occurrence, href: hrefs[i] ?? '' }));
  const groups = groupBy(shown, ({ occurrence }) => wordingKey(occurrence));
  return [...groups.values()].flatMap((group): Variant[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { relation, text, diff } = first.occurrence;
    const differs = relation !== 'verbatim' && diff.some(({ op }) => op !== 'same');
    return [
      {
        sign: signOf(relation),
        words: relation === 'verbatim' ? null : visible(text),
        diff: differs ? diff.flatMap(trimStep) : [],
        outlets: linkOutlets(lookup, group),
      },
    ];
  });
}

/** Occurrences that agree word for word are one wording, however they are printed; of other words each printing is one. */
function wordingKey({ relation, text }: Occurrence): string {
  return relation === 'verbatim' ? relation : `${relation} ${text}`;
}
