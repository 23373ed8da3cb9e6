/** Who a contested statement is given to, by which outlets. */
import type { Statement } from '../../model.ts';
import type { Lookup } from '../lookup.ts';
import { statementPath } from '../paths.ts';
import { linkDocument, linkSpeaker, occurrenceIds, type Side } from './page.ts';

/** The attributions of a contested statement, the one of most outlets first, one that names nobody last; none where it is not contested. */
export function listSides(lookup: Lookup, statement: Statement): Side[] {
  if (!statement.contested) return [];
  const ids = occurrenceIds(lookup, statement);
  const sides = new Map<
    string,
    { speakerId: string | null; documentId: string | null; outlets: Map<string, string> }
  >();
  statement.occurrences.forEach(({ speakerId, documentId, relation, articleId }, i) => {
    if (relation === 'unquoted') return;
    const key = JSON.stringify([speakerId, documentId]);
    const side = sides.get(key) ?? { speakerId, documentId, outlets: new Map<string, string>() };
    sides.set(key, side);
    const { label } = lookup.outletOf(articleId);
    if (!side.outlets.has(label)) side.outlets.set(label, `${statementPath(statement.anchor)}#${ids[i] ?? ''}`);
  });
  const silent = (id: string | null): number => (id === null ? 1 : 0);
  return [...sides.values()]
    .sort((a, b) => silent(a.speakerId) - silent(b.speakerId) || b.outlets.size - a.outlets.size) // stable: by article
    .map(({ speakerId, documentId, outlets }) => ({
      speaker: linkSpeaker(lookup, speakerId),
      document: linkDocument(lookup, documentId),
      outlets: [...outlets].map(([name, href]) => ({ name, href })),
    }));
}
