/** A statement as lists and tables show it. */

import type { Relation, Statement } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { Outlet } from '../lookup/outlets.ts';
import { describeConfidence, describeCounts, describeFolded, RELATION_SIGNS } from '../lookup/phrases.ts';
import { visible } from '../lookup/visible.ts';
import { type Carrier, type Lines, linkDocument, linkSpeaker, occurrenceHrefs, type StatementLine } from './page.ts';
import { listSides } from './sides.ts';

/** The lines of a report. */
export function openLines(lookup: Lookup): Lines {
  const lineOf = (statement: Statement) => createLine(lookup, statement);
  return {
    of: lineOf,
    get: (anchor) => {
      const statement = lookup.statement(anchor);
      return statement === null ? undefined : lineOf(statement);
    },
  };
}

/** A statement as a line of a list. */
export function createLine(lookup: Lookup, statement: Statement): StatementLine {
  return {
    anchor: statement.anchor,
    href: lookup.hrefOf(statement),
    words: visible(statement.text),
    speaker: linkSpeaker(lookup, statement.speakerId),
    document: linkDocument(lookup, statement.documentId),
    verbatim: statement.counts.verbatim,
    outlets: statement.counts.outlets,
    independent: statement.counts.independent === statement.counts.outlets ? null : statement.counts.independent,
    reach: describeFolded(statement.counts),
    counts: describeCounts(statement.counts),
    through: countThrough(lookup, statement),
    contested: statement.contested,
    sides: listSides(lookup, statement),
    certainty: describeConfidence(statement.confidence),
    carriers: listCarriers(lookup, statement),
  };
}

function listCarriers(lookup: Lookup, statement: Statement): Carrier[] {
  const found = new Map<Outlet, Map<Relation, { href: string; count: number }>>();
  const hrefs = occurrenceHrefs(lookup, statement);
  statement.occurrences.forEach((occurrence, i) => {
    const outlet = lookup.outletOf(occurrence.articleId);
    const relations = found.get(outlet) ?? new Map<Relation, { href: string; count: number }>();
    found.set(outlet, relations);
    const first = relations.get(occurrence.relation);
    relations.set(occurrence.relation, { href: first?.href ?? hrefs[i] ?? '', count: (first?.count ?? 0) + 1 });
  });
  const outlets = [...found].sort(([a], [b]) => a.index - b.index);
  return outlets.map(([outlet, relations]) => ({
    outlet: outlet.label,
    stated: outlet.stated,
    key: outlet.key,
    marks: RELATION_SIGNS.flatMap((sign) => {
      const first = relations.get(sign.relation);
      return first === undefined ? [] : [{ ...sign, href: first.href, count: first.count }];
    }),
  }));
}

/** Outlets that print a statement beside a credit to another outlet. */
export function countThrough(lookup: Lookup, { occurrences }: Statement): number {
  const credited = occurrences.filter((occurrence) => lookup.throughOf(occurrence) !== null);
  return new Set(credited.map(({ articleId }) => lookup.outletOf(articleId))).size;
}
