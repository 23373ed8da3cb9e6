/** `q/<id>.html`: the words large, who said them where, and how each article prints them. */
import type { DiffStep, Occurrence, Statement } from '../../model.ts';
import { compareText } from '../../text.ts';
import { annotationPath } from '../annotation.ts';
import { CITE_FORMATS, type CiteFormat, createCiter } from '../cite.ts';
import { articleLabel, type Lookup, showsWhole } from '../lookup.ts';
import { articlePath, documentPath, permalink, statementPath } from '../paths.ts';
import {
  dateKey,
  describeConfidence,
  describeDate,
  describeEvidence,
  describeIndependence,
  type EvidenceWords,
  RELATION_SIGNS,
  type RelationSign,
  SPEAKER_WORDS,
  signOf,
} from '../phrases.ts';
import { describeQuotation } from '../structured.ts';
import { createOriginals } from '../text-fragment.ts';
import { oneLine, shorten, visible } from '../visible.ts';
import { type ApartSide, groupApart } from './apart.ts';
import { type CorrectionView, viewCorrection } from './corrections.ts';
import { type Earliest, findEarliest } from './earliest.ts';
import {
  createPage,
  type DocumentLink,
  isOneSide,
  type Lines,
  linkDocument,
  linkSpeaker,
  type NamedLink,
  occurrenceIds,
  type Page,
  type StatementLine,
} from './page.ts';
import { type Context, findContext } from './passage.ts';
import { findSurest } from './surest.ts';
import {
  type ChangeView,
  compareWordings,
  type FormerView,
  listChanges,
  listFormer,
  type WordingView,
} from './wordings.ts';

/** How one article prints the statement. */
export interface OccurrenceView {
  readonly id: string;
  readonly sign: RelationSign;
  readonly outlet: string;
  readonly stated: boolean;
  readonly article: NamedLink;
  /** The words in the article where it was published, http(s); `null`: not stated. */
  readonly source: string | null;
  readonly published: string | null;
  /** True where the words agree but not the typography. */
  readonly typography: boolean;
  readonly kind: string;
  /** The outlet's own attribution, and whether it is not the joint one. */
  readonly speaker: NamedLink | null;
  readonly document: DocumentLink | null;
  readonly differs: boolean;
  readonly cue: string | null;
  readonly mention: string | null;
  readonly confidence: string | null;
  readonly certainty: string | null;
  readonly evidence: readonly (EvidenceWords & { readonly words: string | null })[];
  readonly context: Context;
  readonly changes: readonly ChangeView[];
  /** HTML id of where it is compared with the statement; `null`: nothing to compare. */
  readonly compared: string | null;
  /** The outlet that is credited beside the words, and the crediting words; `null`: none. */
  readonly through: { readonly outlet: string; readonly words: string } | null;
}

/** The page of a statement. */
export interface StatementPage extends Page {
  readonly line: StatementLine;
  readonly speakerAbout: string;
  readonly counts: readonly (RelationSign & { readonly count: number })[];
  readonly independence: string;
  readonly earliest: Earliest | null;
  /** Where it stands in its document put together again, from the root; `null`: it has no place there, or is alone. */
  readonly place: string | null;
  /** Statements nearly alike that were kept apart. */
  readonly apart: readonly (ApartSide & { readonly distance: string })[];
  readonly confidence: string;
  readonly occurrences: readonly OccurrenceView[];
  readonly wordings: readonly WordingView[];
  readonly former: readonly FormerView[];
  readonly corrections: readonly CorrectionView[];
  /** The occurrence that the attribution's confidence comes from; `null`: none is quoted. */
  readonly best: OccurrenceView | null;
  readonly permalink: string;
  /** The words in the article that the citations name, or in the next that has an address; `null`: none has. */
  readonly original: string | null;
  readonly citations: readonly { readonly label: string; readonly text: string }[];
  /** From the root of the report. */
  readonly annotations: string;
  /** A schema.org `Quotation`. */
  readonly structured: object;
  readonly previous: NamedLink | null;
  readonly next: NamedLink | null;
}

/** Characters to either side of the words; the second where the full text may not be shown. */
const REACH = 700;
export const SHORT_REACH = 160;
/** Characters of a statement in a title or in a link to the page before and after. */
const TITLE_LIMIT = 80;

const CITE_LABELS: Readonly<Record<CiteFormat, string>> = {
  plain: 'Plain text',
  markdown: 'Markdown',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
};

/** The pages of the statements that have one, in order of reuse, which `previous` and `next` follow. */
export function* createStatementPages(lookup: Lookup, lines: Lines): Generator<StatementPage> {
  const neighbour = (statement: Statement | undefined): NamedLink | null =>
    statement === undefined
      ? null
      : { name: shorten(statement.text, TITLE_LIMIT), href: statementPath(statement.anchor) };
  const cite = createCiter(lookup.report);
  const original = createOriginals();
  const apart = groupApart(lookup);
  const places = findPlaces(lookup);
  const paged = lookup.statements.filter((statement) => lookup.homeOf(statement) === null);
  for (const [i, statement] of paged.entries()) {
    const line = lines.get(statement.anchor);
    if (line === undefined) continue;
    yield {
      ...createStatementPage(lookup, statement, line, original),
      apart: apart.get(statement.anchor) ?? [],
      place: places.get(statement.anchor) ?? null,
      citations: CITE_FORMATS.map((format) => ({ label: CITE_LABELS[format], text: cite(statement, format) })),
      previous: neighbour(paged[i - 1]),
      next: neighbour(paged[i + 1]),
    };
  }
}

function createStatementPage(lookup: Lookup, statement: Statement, line: StatementLine, original: FindOriginal) {
  const { report } = lookup;
  const ids = occurrenceIds(lookup, statement);
  const speaker = statement.speakerId === null ? null : lookup.speaker(statement.speakerId);
  const placed = orderOccurrences(lookup, statement).map(({ occurrence, i }) => ({
    occurrence,
    id: ids[i] ?? '',
    steps: occurrence.diff.flatMap(trimStep),
  }));
  const surest = findSurest(
    lookup,
    placed.map(({ occurrence }) => occurrence),
  );
  const wordings = compareWordings(lookup, statement, placed);
  const occurrences = placed.map(({ occurrence, id }) =>
    viewOccurrence(lookup, statement, occurrence, { id, original, wordings }),
  );
  return {
    ...createPage(line.href, `“${shorten(statement.text, TITLE_LIMIT)}”`, describeCard(line)),
    line,
    speakerAbout: speaker === null ? '' : [SPEAKER_WORDS[speaker.kind], ...speaker.roles.map(oneLine)].join(', '),
    counts: RELATION_SIGNS.map((sign) => ({ ...sign, count: statement.counts[sign.relation] })),
    independence: describeIndependence(statement.counts),
    earliest: findEarliest(lookup, statement, ids, line.href),
    confidence: statement.confidence.toFixed(2),
    occurrences,
    wordings,
    former: listFormer(lookup, statement),
    corrections: lookup.correctionsOf(statement.anchor).map(viewCorrection),
    best: occurrences[placed.findIndex(({ occurrence }) => occurrence === surest?.occurrence)] ?? null,
    original: occurrences.find(({ sign, source }) => sign.relation === 'verbatim' && source !== null)?.source ?? null,
    permalink: permalink(report, statement.anchor),
    annotations: annotationPath(statement.anchor),
    structured: describeQuotation(lookup, statement),
  };
}

type FindOriginal = ReturnType<typeof createOriginals>;

/** "Letter from … to …: word for word in 3 outlets": what a card says below the words. */
function describeCard({ speaker, document, counts, contested }: StatementLine): string {
  const by = contested ? 'Attribution contested' : (document?.name ?? speaker?.name ?? 'No speaker stated');
  return `${by}: ${counts}`;
}

function findPlaces({ report }: Lookup): ReadonlyMap<string, string> {
  const found = report.orders.filter(({ sequence }) => sequence.length > 1);
  return new Map(
    found.flatMap(({ documentId, sequence }) =>
      sequence.map((anchor) => [anchor, `${documentPath(documentId)}#${anchor}`] as const),
    ),
  );
}

/**
 * True where an outlet names another speaker or document than the joint attribution. Naming none is no difference, nor
 * is naming the body instead of the person who speaks for it, or the other way round.
 */
export function differs(lookup: Lookup, statement: Statement, { speakerId, documentId }: Occurrence): boolean {
  const other = (own: string | null, joint: string | null) => own !== null && own !== joint;
  return (
    other(documentId, statement.documentId) ||
    (other(speakerId, statement.speakerId) && !isOneSide(lookup, speakerId, statement.speakerId))
  );
}

/** Nearest relation first, then the earliest date, then as in the report; with the place in the report. */
export function orderOccurrences(lookup: Lookup, statement: Statement) {
  const rank = (occurrence: Occurrence) => RELATION_SIGNS.findIndex((sign) => sign.relation === occurrence.relation);
  const date = (occurrence: Occurrence) => dateKey(lookup.article(occurrence.articleId).published);
  return statement.occurrences
    .map((occurrence, i) => ({ occurrence, i }))
    .sort(
      (a, b) =>
        rank(a.occurrence) - rank(b.occurrence) || compareText(date(a.occurrence), date(b.occurrence)) || a.i - b.i,
    );
}

/** A wording in few words; `id` is an HTML id of the page. */
export interface NamedWording {
  readonly id: string;
  readonly words: string;
  readonly about: string;
}

/** Aliases that lead here stand before wordings; an id stands once in a page. */
export function listWordings(lookup: Lookup, statement: Statement): NamedWording[] {
  const taken = new Set([statement.anchor]);
  const aliases = lookup.aliasesOf(statement.anchor).map((line) => ({
    id: line.id,
    words: visible(line.text),
    about: 'was cited on its own and was merged into this statement',
  }));
  const wordings = statement.wordings.map((wording) => ({
    id: wording.id,
    words: visible(wording.text),
    about: signOf(wording.relation).meaning,
  }));
  return [...aliases, ...wordings].filter(({ id }) => !taken.has(id) && taken.add(id));
}

function viewOccurrence(
  lookup: Lookup,
  statement: Statement,
  occurrence: Occurrence,
  { id, original, wordings }: { id: string; original: FindOriginal; wordings: readonly WordingView[] },
): OccurrenceView {
  const article = lookup.article(occurrence.articleId);
  const quotation = lookup.quotationOf(occurrence);
  const credit = lookup.throughOf(occurrence);
  const wording = wordings.find(({ places }) => places.includes(id));
  return {
    id,
    sign: signOf(occurrence.relation),
    outlet: lookup.outletOf(article.id).label,
    stated: article.outlet !== null,
    article: { name: articleLabel(article), href: `${articlePath(article.id)}#${statement.anchor}` },
    source: original(article, occurrence.parts),
    published: article.published === null ? null : describeDate(article.published),
    typography: occurrence.relation === 'verbatim' && !occurrence.k1Equal,
    kind: quotation?.kind ?? 'unquoted',
    speaker: linkSpeaker(lookup, occurrence.speakerId),
    document: linkDocument(lookup, occurrence.documentId),
    differs: differs(lookup, statement, occurrence),
    cue: quotation?.cue ? oneLine(quotation.cue.text) : null,
    mention: quotation?.mention ? oneLine(quotation.mention.text) : null,
    confidence: quotation?.confidence.toFixed(2) ?? null,
    certainty: quotation === null ? null : describeConfidence(quotation.confidence),
    evidence: (quotation?.evidence ?? []).map(({ note, span }) => ({
      words: span === null ? null : oneLine(span.text),
      ...describeEvidence(oneLine(note)),
    })),
    context: findContext(article.text, occurrence.parts, showsWhole(lookup.report, article) ? REACH : SHORT_REACH),
    changes: listChanges(occurrence),
    compared: wording === undefined ? null : (wording.id ?? 'compared'),
    through: credit === null ? null : { outlet: oneLine(credit.creditedOutlet), words: oneLine(credit.text) },
  };
}

/** The white space around a change is no part of it. */
export function trimStep({ op, text }: DiffStep): DiffStep[] {
  const shown = visible(text);
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(shown) ?? [];
  if (op === 'same' || core === '') return [{ op: 'same', text: shown }];
  return [
    { op: 'same', text: before },
    { op, text: core },
    { op: 'same', text: after },
  ];
}
