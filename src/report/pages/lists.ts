/** The lists below the matrix: speakers, documents, articles, what is not counted, what could not be resolved. */
import type { Article, QuotationKind, Statement } from '../../model.ts';
import { groupBy } from '../lookup/group-by.ts';
import { type Lookup, numberByArticle } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath, documentPath, speakerPath, statementPath } from '../lookup/page-paths.ts';
import { DOCUMENT_WORDS, describeDate, formatCount, SPEAKER_WORDS } from '../lookup/phrases.ts';
import { oneLine, shorten, visible } from '../lookup/visible.ts';
import { type ApartRow, listApart } from '../parts/apart.ts';
import { type CorrectionView, viewCorrection } from '../parts/corrections.ts';
import { linkSpeaker, type NamedLink } from '../parts/page.ts';
import { type Rows, viewRows } from '../parts/rows.ts';
import { type CreditsView, viewCredits } from './credits.ts';

/** A number of things: "3", "statements". */
export interface Tally {
  readonly count: number;
  readonly shown: string;
  readonly unit: string;
}

/** A speaker or document of the list. */
export interface SourceRow extends NamedLink {
  readonly kind: string;
  /** Roles of a speaker; author and addressee of a document. `''`: none known. */
  readonly about: string;
  readonly inferred: boolean;
  readonly statements: Tally;
  readonly outlets: Tally;
}

/** An article of the list; `null`: not stated. */
export interface ArticleRow extends NamedLink {
  readonly titled: boolean;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly words: Tally;
  readonly quotations: Tally;
}

/** Something that stands in an article, with a link to its place. */
export interface PlaceRow extends NamedLink {
  readonly article: string;
  readonly note: string;
}

/** A file that was set aside. */
export interface AsideRow {
  readonly file: string;
  readonly reason: string;
}

/** A finding about the input. */
export interface FindingRow {
  readonly level: string;
  readonly place: string;
  readonly message: string;
}

/** The anchor of a statement that is no longer in use. */
export interface RetiredRow extends NamedLink {
  readonly words: string;
  readonly status: string;
}

/** What the report lists besides the statements, whole. */
export interface Lists {
  readonly speakers: Rows<SourceRow>;
  readonly documents: Rows<SourceRow>;
  readonly articles: Rows<ArticleRow>;
  readonly uncounted: readonly {
    readonly kind: QuotationKind;
    readonly heading: string;
    readonly rows: readonly PlaceRow[];
  }[];
  readonly credits: CreditsView | null;
  readonly apart: readonly ApartRow[];
  readonly unresolved: readonly PlaceRow[];
  readonly setAside: readonly AsideRow[];
  readonly findings: readonly FindingRow[];
  readonly corrections: readonly (CorrectionView & { readonly words: string; readonly links: readonly NamedLink[] })[];
  readonly retired: readonly RetiredRow[];
}

/** All lists. */
export function createLists(lookup: Lookup): Lists {
  const { report } = lookup;
  return {
    speakers: listSpeakerRows(lookup),
    documents: listDocumentRows(lookup),
    articles: viewRows(report.articles, (article) => articleRow(lookup, article)),
    uncounted: listUncounted(lookup),
    credits: viewCredits(lookup),
    apart: listApart(lookup),
    unresolved: numberByArticle(report.unresolved).map(({ entry, number }) => ({
      ...placeOf(lookup, entry.articleId, `unresolved-${number}`, aroundOf(lookup, entry)),
      note: oneLine(entry.reason),
    })),
    setAside: report.setAside.map(({ file, reason }) => ({ file: oneLine(file), reason: oneLine(reason) })),
    findings: report.findings.map(({ level, file, line, message }) => ({
      level,
      place: line === null ? oneLine(file) : `${oneLine(file)}, line ${line}`,
      message: oneLine(message),
    })),
    corrections: report.corrections.map((correction) => ({
      ...viewCorrection(correction),
      words: correction.words === null ? '' : shorten(visible(correction.words), WORDS_LIMIT),
      links: correction.anchors.map((anchor) => ({ name: anchor, href: statementPath(anchor) })),
    })),
    retired: report.retired
      .filter((line) => line.of === 'statement' && lookup.statement(line.id) === null)
      .map((line) => ({
        name: line.id,
        href: statementPath(line.id),
        words: shorten(line.text, WORDS_LIMIT),
        status: line.status === 'alias' ? 'merged into another' : 'no longer in the articles',
      })),
  };
}

/** Characters of an article's words that a list repeats. */
const WORDS_LIMIT = 140;

function tally(count: number, noun: string): Tally {
  return { count, shown: formatCount(count), unit: count === 1 ? noun : `${noun}s` };
}

/** What each speaker or document carries: statements and distinct outlets, by the joint attribution. */
function countSources(lookup: Lookup, key: 'speakerId' | 'documentId') {
  const own = groupBy(lookup.statements, (statement) => statement[key] ?? '');
  const outletsOf = (statements: readonly Statement[]) =>
    new Set(statements.flatMap(({ occurrences }) => occurrences.map((o) => lookup.outletOf(o.articleId).index))).size;
  const counts = new Map([...own].map(([id, list]) => [id, [list.length, outletsOf(list)] as const]));
  return (id: string) => counts.get(id) ?? NOTHING;
}

const NOTHING = [0, 0] as const;

/** The rows of speakers or documents: most statements first, then most outlets, ties in the report's order. */
function listSources<T extends { readonly id: string }>(
  sources: readonly T[],
  countOf: ReturnType<typeof countSources>,
  view: (source: T) => Omit<SourceRow, 'statements' | 'outlets'>,
): Rows<SourceRow> {
  const ranked = [...sources].sort((a, b) => {
    const [left, right] = [countOf(a.id), countOf(b.id)];
    return right[0] - left[0] || right[1] - left[1];
  });
  return viewRows(ranked, (source) => {
    const [statements, outlets] = countOf(source.id);
    return { ...view(source), statements: tally(statements, 'statement'), outlets: tally(outlets, 'outlet') };
  });
}

/** The speakers, most statements first. */
export function listSpeakerRows(lookup: Lookup): Rows<SourceRow> {
  return listSources(lookup.report.speakers, countSources(lookup, 'speakerId'), (speaker) => ({
    name: oneLine(speaker.name),
    href: speakerPath(speaker.id),
    kind: SPEAKER_WORDS[speaker.kind],
    about: pickRoles(speaker.roles.map(oneLine)).join(', '),
    inferred: false,
  }));
}

/** Roles that a list names. */
const ROLES = 3;

/** A courtesy tells nothing of a role. */
const COURTESY = /^(?:mr|mrs|ms|miss)\.?$/i;

/** Of many roles those that most of the others spell out; none that spells out a role already named. */
export function pickRoles(roles: readonly string[]): string[] {
  const holds = (role: string, part: string) => ` ${role.toLowerCase()} `.includes(` ${part.toLowerCase()} `);
  const ranked = roles
    .filter((role) => !COURTESY.test(role))
    .map((role) => ({ role, support: roles.filter((other) => holds(other, role)).length }))
    .sort((a, b) => b.support - a.support); // stable: ties as they came
  const picked: string[] = [];
  for (const { role } of ranked) {
    if (picked.length < ROLES && !picked.some((part) => holds(role, part))) picked.push(role);
  }
  return picked;
}

/** The documents, most statements first. */
export function listDocumentRows(lookup: Lookup): Rows<SourceRow> {
  return listSources(lookup.report.documents, countSources(lookup, 'documentId'), (document) => ({
    name: oneLine(document.label),
    href: documentPath(document.id),
    kind: DOCUMENT_WORDS[document.type],
    about: linkSpeaker(lookup, document.speakerId)?.name ?? '',
    inferred: document.inferred,
  }));
}

function articleRow(lookup: Lookup, article: Article): ArticleRow {
  return {
    name: articleLabel(article),
    href: articlePath(article.id),
    titled: article.title !== null,
    outlet: article.outlet === null ? null : oneLine(article.outlet),
    byline: article.byline === null ? null : oneLine(article.byline),
    published: article.published === null ? null : describeDate(article.published),
    words: tally(article.words, 'word'),
    quotations: tally(lookup.quotationsOf(article.id).length, 'quotation'),
  };
}

/** The kinds that are listed and not counted, with their headings. */
export const UNCOUNTED: readonly (readonly [QuotationKind, string])[] = [
  ['scare', 'Scare quotes'],
  ['term', 'Terms'],
  ['title', 'Titles'],
  ['nested', 'Nested quotations'],
];

function listUncounted(lookup: Lookup): Lists['uncounted'] {
  const byKind = groupBy(numberByArticle(lookup.report.quotations), ({ entry }) => entry.kind);
  return UNCOUNTED.flatMap(([kind, heading]) => {
    const rows = (byKind.get(kind) ?? []).map(({ entry, number }) => ({
      ...placeOf(lookup, entry.articleId, `quote-${number}`, entry.text),
      note: '',
    }));
    return rows.length === 0 ? [] : [{ kind, heading, rows }];
  });
}

function placeOf(lookup: Lookup, articleId: string, id: string, text: string) {
  return {
    name: shorten(visible(text), WORDS_LIMIT),
    href: `${articlePath(articleId)}#${id}`,
    article: lookup.outletOf(articleId).label,
  };
}

/** An unresolved mark with the words that follow it. */
function aroundOf(
  lookup: Lookup,
  { articleId, start, end }: { articleId: string; start: number; end: number },
): string {
  return (
    lookup
      .article(articleId)
      .text.slice(start, Math.max(end, start + 80))
      .split(/[\r\n]/, 1)[0] ?? ''
  );
}
