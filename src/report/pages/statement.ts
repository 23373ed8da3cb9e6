/** `q/<id>.html`: the words large, who said them where, and how each article prints them. */

import type { Statement } from '../../model.ts';
import { CITE_FORMATS, type CiteFormat, createCiter } from '../citations/cite.ts';
import { describeQuotation } from '../citations/structured.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { annotationPath, documentPath, permalink, statementPath } from '../lookup/page-paths.ts';
import { describeIndependence, RELATION_SIGNS, type RelationSign, SPEAKER_WORDS } from '../lookup/phrases.ts';
import { createOriginals, type FindOriginal } from '../lookup/text-fragment.ts';
import { oneLine, shorten } from '../lookup/visible.ts';
import { type ApartSide, groupApart } from '../parts/apart.ts';
import { type CorrectionView, viewCorrection } from '../parts/corrections.ts';
import { type Earliest, findEarliest } from '../parts/earliest.ts';
import { type OccurrenceView, orderOccurrences, viewOccurrence } from '../parts/occurrence.ts';
import {
  createPage,
  type Lines,
  type NamedLink,
  occurrenceIds,
  type Page,
  type PagePlan,
  type StatementLine,
} from '../parts/page.ts';
import { findOriginal, type RecordView, recordGrounds, viewRecord } from '../parts/record.ts';
import { findSurest } from '../parts/surest.ts';
import { compareWordings, type FormerView, listFormer, trimStep, type WordingView } from '../parts/wordings.ts';
import { pickRoles } from './lists.ts';

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
  /** The record of its document, and each print against it; `null`: none was added. */
  readonly record: RecordView | null;
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
export function* planStatementPages(lookup: Lookup, lines: Lines): Generator<PagePlan<StatementPage>> {
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
    const beside = {
      apart: apart.get(statement.anchor) ?? [],
      place: places.get(statement.anchor) ?? null,
      previous: neighbour(paged[i - 1]),
      next: neighbour(paged[i + 1]),
    };
    yield {
      path: statementPath(statement.anchor),
      grounds: mixGrounds(
        lookup.grounds.statement(statement),
        beside,
        recordGrounds([findOriginal(lookup, statement)]),
      ),
      make: () => ({
        ...createStatementPage(lookup, statement, lines.of(statement), original),
        ...beside,
        citations: CITE_FORMATS.map((format) => ({ label: CITE_LABELS[format], text: cite(statement, format) })),
      }),
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
    viewOccurrence(lookup, statement, occurrence, { id, original, compared: findCompared(wordings, id) }),
  );
  return {
    ...createPage(line.href, `“${shorten(statement.text, TITLE_LIMIT)}”`, describeCard(line)),
    line,
    speakerAbout:
      speaker === null ? '' : [SPEAKER_WORDS[speaker.kind], ...pickRoles(speaker.roles.map(oneLine))].join(', '),
    counts: RELATION_SIGNS.map((sign) => ({ ...sign, count: statement.counts[sign.relation] })),
    independence: describeIndependence(statement.counts),
    earliest: findEarliest(lookup, statement, ids, line.href),
    confidence: statement.confidence.toFixed(2),
    occurrences,
    record: viewRecord(lookup, statement, placed),
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

/** HTML id of where the occurrence called `id` is compared with the statement; `null`: nothing to compare. */
function findCompared(wordings: readonly WordingView[], id: string): string | null {
  const wording = wordings.find(({ places }) => places.includes(id));
  return wording === undefined ? null : (wording.id ?? 'compared');
}

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
