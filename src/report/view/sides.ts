/** Who a contested statement is given to, by which outlets. */
import type { Statement } from '../../model.ts';
import type { Lookup, Outlet } from '../lookup.ts';
import { statementPath } from '../paths.ts';
import { linkDocument, linkSpeaker, occurrenceIds, type Side } from './page.ts';

/**
 * The attributions of a contested statement: the joint one first, one that names nobody last, else by outlets. None
 * where it is not contested.
 */
export function listSides(lookup: Lookup, statement: Statement): Side[] {
  if (!statement.contested) return [];
  const ids = occurrenceIds(lookup, statement);
  const sides = new Map<
    string,
    { speakerId: string | null; documentId: string | null; outlets: Map<Outlet, string> }
  >();
  statement.occurrences.forEach(({ speakerId, documentId, relation, articleId }, i) => {
    if (relation === 'unquoted') return;
    // Documents of one name cannot be told apart here.
    const key = JSON.stringify([speakerId, linkDocument(lookup, documentId)?.name ?? null]);
    const side = sides.get(key) ?? { speakerId, documentId, outlets: new Map<Outlet, string>() };
    sides.set(key, side);
    const outlet = lookup.outletOf(articleId);
    if (!side.outlets.has(outlet)) side.outlets.set(outlet, `${statementPath(statement.anchor)}#${ids[i] ?? ''}`);
  });
  const rank = (id: string | null): number => (id === null ? 2 : id === statement.speakerId ? 0 : 1);
  return [...sides.values()]
    .sort((a, b) => rank(a.speakerId) - rank(b.speakerId) || b.outlets.size - a.outlets.size) // stable: by article
    .map(({ speakerId, documentId, outlets }) => ({
      speaker: linkSpeaker(lookup, speakerId),
      document: linkDocument(lookup, documentId),
      outlets: [...outlets].map(([{ label }, href]) => ({ name: label, href })),
    }));
}
