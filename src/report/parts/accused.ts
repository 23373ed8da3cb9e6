/** Whether an outlet may be said to have altered words, or only to differ: the odd print is sometimes the true one. */
import type { Occurrence, Statement } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { type RelationSign, signOf } from '../lookup/phrases.ts';

/** Owners that print the shown words alike before one that prints others is said to have altered them. */
const WITNESSES = 3;
const DIFFERS: RelationSign = { ...signOf('altered'), word: 'differs', meaning: 'other words than most print' };

/** The sign of an occurrence; *altered* is shown as *differs* unless the record says so, or three owners or more stand against one. */
export function signFor(lookup: Lookup, statement: Statement, occurrence: Occurrence): RelationSign {
  const sign = signOf(occurrence.relation);
  const isKnown = occurrence.relation !== 'altered' || occurrence.record?.relation === 'altered';
  return isKnown || isAgainstOne(lookup, statement, occurrence) ? sign : DIFFERS;
}

function isAgainstOne(lookup: Lookup, { occurrences }: Statement, { text }: Occurrence): boolean {
  const ownersOf = (wanted: (occurrence: Occurrence) => boolean): Set<string> =>
    new Set(
      occurrences.filter(wanted).map(({ articleId, outlet }) => lookup.article(articleId).owner ?? outlet ?? articleId),
    );
  const printing = ownersOf(({ relation }) => relation === 'verbatim');
  const changing = ownersOf((other) => other.relation === 'altered' && other.text === text);
  return printing.size >= WITNESSES && changing.size === 1;
}
