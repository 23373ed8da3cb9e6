/** Who a contested statement is given to, by which outlets. */
import type { Statement } from '../../model.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { linkDocument, linkOutlets, linkSpeaker, occurrenceHrefs, type Side } from './page.ts';

/**
 * The attributions of a contested statement: the joint one first, one that names nobody last, else by outlets. None
 * where it is not contested.
 */
export function listSides(lookup: Lookup, statement: Statement): Side[] {
  if (!statement.contested) return [];
  const hrefs = occurrenceHrefs(lookup, statement);
  const quoted = statement.occurrences
    .map((occurrence, i) => ({ occurrence, href: hrefs[i] ?? '' }))
    .filter(({ occurrence }) => occurrence.relation !== 'unquoted');
  // Documents of one name cannot be told apart here.
  const sides = groupBy(quoted, ({ occurrence: { speakerId, documentId } }) =>
    JSON.stringify([speakerId, linkDocument(lookup, documentId)?.name ?? null]),
  );
  const rank = (id: string | null): number => (id === null ? 2 : id === statement.speakerId ? 0 : 1);
  return [...sides.values()]
    .flatMap((shown) =>
      shown.slice(0, 1).map(({ occurrence }) => ({ ...occurrence, outlets: linkOutlets(lookup, shown) })),
    )
    .sort((a, b) => rank(a.speakerId) - rank(b.speakerId) || b.outlets.length - a.outlets.length) // stable: by article
    .map(({ speakerId, documentId, outlets }) => ({
      speaker: linkSpeaker(lookup, speakerId),
      document: linkDocument(lookup, documentId),
      outlets,
    }));
}
