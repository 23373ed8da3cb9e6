/** What every page of the site has, and the small values that pages share. Templates only lay these out. */
import type { Occurrence, Statement } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { Outlet } from '../lookup/outlets.ts';
import { articlePath, documentPath, speakerPath, statementPath } from '../lookup/page-paths.ts';
import { DOCUMENT_WORDS, plural, type RelationSign } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';

/** The head of a page. */
export interface Page {
  /** From the root of the report, with `.html`. */
  readonly path: string;
  /** Leads from the page to the root: `''` or `'../'`. */
  readonly root: string;
  readonly title: string;
  readonly description: string;
}

/** A page that is made only where it may have changed. */
export interface PagePlan<P extends Page = Page> {
  readonly path: string;
  /** All that it is made from; `null`: that shows only when it is made. */
  readonly grounds: string | null;
  readonly make: () => P;
}

/** A page that is always made. */
export function planPage<P extends Page>(page: P): PagePlan<P> {
  return { path: page.path, grounds: null, make: () => page };
}

/** A name that leads to its page; `href` is from the root of the report. */
export interface NamedLink {
  readonly name: string;
  readonly href: string;
}

/** A document with its page. */
export interface DocumentLink extends NamedLink {
  readonly type: string;
  readonly inferred: boolean;
}

/** What one outlet does with a statement: a sign, and where it can be seen. */
export interface Mark extends RelationSign {
  readonly href: string;
  /** Occurrences of this relation in the outlet. */
  readonly count: number;
}

/** An outlet that carries a statement, with its relations, nearest first. */
export interface Carrier {
  readonly outlet: string;
  readonly stated: boolean;
  /** Of the outlet in the report's list. */
  readonly key: string;
  readonly marks: readonly Mark[];
}

/** One attribution of a contested statement, with the outlets that make it. */
export interface Side {
  readonly speaker: NamedLink | null;
  readonly document: DocumentLink | null;
  /** Each leads to its occurrence. */
  readonly outlets: readonly NamedLink[];
}

/** A statement as lists and tables show it. */
export interface StatementLine {
  readonly anchor: string;
  readonly href: string;
  readonly words: string;
  readonly speaker: NamedLink | null;
  readonly document: DocumentLink | null;
  readonly verbatim: number;
  readonly outlets: number;
  /** How many of the outlets are independent; `null` where all are. */
  readonly independent: number | null;
  /** "12 outlets, 5 independent". */
  readonly reach: string;
  readonly counts: string;
  /** Outlets that print it beside a credit to another one. */
  readonly through: number;
  readonly contested: boolean;
  /** Who says whose it is; none where it is not contested. */
  readonly sides: readonly Side[];
  readonly certainty: 'sure' | 'likely' | 'uncertain';
  readonly carriers: readonly Carrier[];
}

/** The lines of the statements of a report by their anchors, each made when it is asked for. */
export interface Lines {
  readonly of: (statement: Statement) => StatementLine;
  /** `undefined`: the report holds no such statement. */
  readonly get: (anchor: string) => StatementLine | undefined;
}

/** The head of a page at `path`. */
export function createPage(path: string, title: string, description: string): Page {
  return { path, root: path.includes('/') ? '../' : '', title, description };
}

/** The speaker with that id as a link; `null` for `null`. */
export function linkSpeaker(lookup: Lookup, id: string | null): NamedLink | null {
  return id === null ? null : { name: oneLine(lookup.speaker(id).name), href: speakerPath(id) };
}

/** The document with that id as a link; `null`: unstated. */
export function linkDocument(lookup: Lookup, id: string | null): DocumentLink | null {
  if (id === null) return null;
  const { label, type, inferred } = lookup.document(id);
  return { name: oneLine(label), href: documentPath(id), type: DOCUMENT_WORDS[type], inferred };
}

/** A statement that any outlet prints as an utterance is one; else it is a fragment. */
export function kindOfStatement(lookup: Lookup, statement: Statement): 'statement' | 'fragment' {
  const kinds = statement.occurrences.map((occurrence) => lookup.quotationOf(occurrence)?.kind ?? null);
  return kinds.includes('statement') || !kinds.includes('fragment') ? 'statement' : 'fragment';
}

/** True for a body and somebody who signs or speaks for it. */
export function isOneSide(lookup: Lookup, a: string | null, b: string | null): boolean {
  return a !== null && b !== null && (lookup.speaker(a).voiceOf.includes(b) || lookup.speaker(b).voiceOf.includes(a));
}

/** HTML ids of a statement's occurrences, in their order: the first of an article is `in-…`, more have a number. */
export function occurrenceIds(lookup: Lookup, statement: Statement): string[] {
  const seen = new Map<string, number>();
  return statement.occurrences.map(({ articleId }) => {
    const nth = (seen.get(articleId) ?? 0) + 1;
    seen.set(articleId, nth);
    const name = lookup.articleName(articleId);
    return nth === 1 ? `in-${name}` : `in-${name}--${nth}`;
  });
}

/** Where a statement's occurrences are shown, in their order: in its own page, else in the pages of their articles. */
export function occurrenceHrefs(lookup: Lookup, statement: Statement): string[] {
  const hasPage = lookup.homeOf(statement) === null;
  const ids = hasPage ? occurrenceIds(lookup, statement) : [];
  return statement.occurrences.map(({ articleId }, i) =>
    hasPage ? `${statementPath(statement.anchor)}#${ids[i] ?? ''}` : `${articlePath(articleId)}#${statement.anchor}`,
  );
}

/** The outlets of some occurrences, each once and leading to its first: `href` is where that one is shown. */
export function linkOutlets(
  lookup: Lookup,
  shown: readonly { readonly occurrence: Occurrence; readonly href: string }[],
): NamedLink[] {
  const outlets = new Map<Outlet, string>();
  for (const { occurrence, href } of shown) {
    const outlet = lookup.outletOf(occurrence.articleId);
    if (!outlets.has(outlet)) outlets.set(outlet, href);
  }
  return [...outlets].map(([{ label }, href]) => ({ name: label, href }));
}

/** The lines of some statements. */
export function pickLines(lines: Lines, statements: readonly Statement[]): StatementLine[] {
  return statements.map(lines.of);
}

/** "3 statements in 2 outlets". */
export function describeReach(lookup: Lookup, statements: readonly Statement[]): string {
  const outlets = new Set(
    statements.flatMap(({ occurrences }) => occurrences.map((o) => lookup.outletOf(o.articleId))),
  );
  return `${plural(statements.length, 'statement')} in ${plural(outlets.size, 'outlet')}`;
}

/** By speaker or document: the statements that some outlet gives to it, though jointly they are another's. */
export function groupClaims(
  statements: readonly Statement[],
  key: 'speakerId' | 'documentId',
): ReadonlyMap<string, readonly Statement[]> {
  const claims = new Map<string, Statement[]>();
  for (const statement of statements) {
    const own = statement.occurrences.map((occurrence) => occurrence[key]).filter((id) => id !== null);
    for (const id of new Set(own)) {
      if (id !== statement[key]) claims.set(id, [...(claims.get(id) ?? []), statement]);
    }
  }
  return claims;
}
