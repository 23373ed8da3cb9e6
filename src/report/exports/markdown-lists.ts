/** The lists of `report.md` below its statements: speakers, documents, articles, and what is not counted. */
import type { Article, Correction, Finding, LockLine, Unresolved } from '../../model.ts';
import { linkMarkdown as link, escapeMarkdown as text } from '../lookup/escape-markdown.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import { groupBy } from '../lookup/group-by.ts';
import { type Lookup, numberByArticle } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { webAddress } from '../lookup/page-paths.ts';
import { describeDate, joinStated, plural } from '../lookup/phrases.ts';
import { shorten } from '../lookup/visible.ts';
import { viewCredits } from '../pages/credits.ts';
import { listDocumentRows, listSpeakerRows, type SourceRow, UNCOUNTED } from '../pages/lists.ts';
import { type ApartRow, listApart } from '../parts/apart.ts';
import { viewCorrection } from '../parts/corrections.ts';
import { eachRow } from '../parts/rows.ts';
import type { FilePart } from './long-file.ts';
import {
  type Block,
  each,
  formatAnchor,
  formatArticle,
  formatList,
  listLines,
  type MarkdownContext,
  tableLines,
} from './markdown-context.ts';
import { formatDocuments, listWhole } from './markdown-documents.ts';
import { formatRecords, listRecordedDocuments } from './markdown-records.ts';

/** A section of the text. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  /** What it tells of; without any the section is left out. */
  readonly of: readonly unknown[];
  readonly blocks: () => Iterable<Block>;
}

/** Everything below the statements except how it was counted. */
export function listSections(context: MarkdownContext): Section[] {
  const { lookup } = context;
  const { report } = lookup;
  const list = <T>(id: string, heading: string, of: readonly T[], view: (entry: T) => FilePart): Section => {
    return { id, heading, of, blocks: () => [listLines(each(of, view))] };
  };
  return [
    { id: 'speakers', heading: 'Speakers', of: report.speakers, blocks: () => [listSpeakers(context)] },
    { id: 'documents', heading: 'Documents', of: report.documents, blocks: () => [listDocuments(context)] },
    {
      id: 'records',
      heading: 'Records',
      of: listRecordedDocuments(lookup),
      blocks: () => formatRecords(context),
    },
    {
      id: 'whole',
      heading: 'Documents put together again',
      of: listWhole(lookup),
      blocks: () => formatDocuments(context),
    },
    list('articles', 'Articles', report.articles, (article) => ({
      grounds: mixGrounds(lookup.grounds.article(article.id), context.pages),
      make: () => formatEntry(context, article),
    })),
    { id: 'credits', heading: 'Who credits whom', of: report.credits, blocks: () => formatCredits(context) },
    list('apart', 'Nearly alike, and kept apart', listApart(lookup), formatApart),
    {
      id: 'uncounted',
      heading: 'In quotation marks, but not counted as speech',
      of: report.quotations.filter(({ kind }) => UNCOUNTED.some(([uncounted]) => uncounted === kind)),
      blocks: () => listUncounted(context),
    },
    list('unresolved', 'Not resolved', numberByArticle(report.unresolved), (place) => formatUnresolved(context, place)),
    list('aside', 'Set aside', report.setAside, ({ file, reason }) => `${text(file)}: ${text(reason)}`),
    list('corrected', 'Corrected by hand', report.corrections, formatCorrection),
    list('findings', 'Findings about the input', report.findings, formatFinding),
    list('retired', 'Anchors no longer in use', listRetired(lookup), (line) => formatRetired(context, line)),
  ];
}

/** The name of a source, linked to its page where there is one. */
function formatName({ pages }: MarkdownContext, row: SourceRow): string {
  return pages ? link(row.name, row.href) : text(row.name);
}

function countSource({ statements, outlets }: SourceRow): string {
  return `${statements.shown} ${statements.unit} in ${outlets.shown} ${outlets.unit}`;
}

function listSpeakers(context: MarkdownContext): Iterable<FilePart> {
  return listLines(
    each(eachRow(listSpeakerRows(context.lookup)), (row) => {
      const about = joinStated([row.kind, row.about === '' ? null : text(row.about)], ', ');
      return `${formatName(context, row)} (${about}): ${countSource(row)}`;
    }),
  );
}

function listDocuments(context: MarkdownContext): Iterable<FilePart> {
  return listLines(
    each(eachRow(listDocumentRows(context.lookup)), (row) => {
      const about = joinStated([row.kind, row.inferred ? 'inferred' : null], ', ');
      return `${formatName(context, row)} (${about}): ${countSource(row)}`;
    }),
  );
}

function formatEntry(context: MarkdownContext, article: Article): string {
  const { lookup, pages } = context;
  const url = webAddress(article.url);
  const facts = [
    article.outlet === null ? 'outlet not stated' : text(article.outlet),
    article.byline === null ? 'byline not stated' : text(article.byline),
    article.published === null ? 'date not stated' : text(describeDate(article.published)),
    plural(article.words, 'word'),
    plural(lookup.quotationsOf(article.id).length, 'quotation'),
    url === null ? null : link('as published', url),
  ];
  const name = pages ? formatArticle(context, article.id, null) : text(articleLabel(article));
  const id = pages ? '' : `<a id="article-${lookup.articleName(article.id)}"></a>`;
  return `${id}${name}: ${joinStated(facts, ', ')}`;
}

/** The same as the drawing of the first page: every credit, then who runs shared words and credits nobody. */
function formatCredits(context: MarkdownContext): Block[] {
  const credits = viewCredits(context.lookup);
  if (credits === null) return [];
  const rows = credits.rows.map(({ from, to, lines, statements }) => {
    const places = lines.map(({ name, articleId, number }) => {
      return `“${text(name)}” in ${formatArticle(context, articleId, `credit-${number}`)}`;
    });
    return [text(from), text(to), places.join('; '), String(statements)];
  });
  const heads = [
    ['Outlet', 'Credits', 'In these words', 'Statements beside them'],
    ['---', '---', '---', '--:'],
  ];
  const uncrediting = credits.uncrediting.map(({ outlet, shared, later }) => {
    const after = later === 0 ? '' : `, ${later} known to be in another outlet earlier`;
    return `${text(outlet)}: ${plural(shared, 'statement')}${after}`;
  });
  return [
    text(credits.answer),
    rows.length === 0 ? null : tableLines(heads, rows),
    uncrediting.length === 0
      ? null
      : 'Shared words in articles that credit nobody (what an outlet had first left out):',
    formatList(uncrediting),
    credits.own.length === 0 ? null : 'Interviews of their own:',
    formatList(credits.own.map(({ name }) => `“${text(name)}”`)),
  ];
}

function formatApart({ sides, distance, reason }: ApartRow): string {
  const [a, b] = sides.map(({ name, anchor }) => `“${text(name)}” ([${anchor}](#${anchor}))`);
  return `${a} and ${b}: ${distance}, ${reason}`;
}

/** Characters of a listed stretch. */
const LISTED = 140;

function* listUncounted(context: MarkdownContext): Generator<Block> {
  const byKind = groupBy(numberByArticle(context.lookup.report.quotations), ({ entry }) => entry.kind);
  for (const [kind, heading] of UNCOUNTED) {
    const found = byKind.get(kind);
    if (found === undefined) continue;
    yield `### ${heading}`;
    yield listLines(
      each(found, ({ entry, number }) => {
        const place = formatArticle(context, entry.articleId, `quote-${number}`);
        return `“${text(shorten(entry.text, LISTED))}”, in ${place}`;
      }),
    );
  }
}

function formatUnresolved(
  context: MarkdownContext,
  { entry, number }: { readonly entry: Unresolved; readonly number: number },
): string {
  const place = formatArticle(context, entry.articleId, `unresolved-${number}`);
  return `${text(entry.reason)}, at character ${entry.start} of ${place}`;
}

function formatFinding({ level, file, line, message }: Finding): string {
  return `${level}: ${text(line === null ? file : `${file}, line ${line}`)}: ${text(message)}`;
}

function formatCorrection(correction: Correction): string {
  const { what, note } = viewCorrection(correction);
  const links = correction.anchors.map((anchor) => link(anchor, `#${anchor}`)).join(', ');
  const words = correction.words === null ? null : `“${text(shorten(correction.words, LISTED))}”`;
  return joinStated([text(what), words, note === '' ? null : text(note), links], '; ');
}

/** Aliases stand with the statement that they lead to; here are the others. */
function listRetired({ report, statements, statement, aliasesOf }: Lookup): LockLine[] {
  const told = new Set(statements.flatMap(({ anchor }) => aliasesOf(anchor).map(({ id }) => id)));
  return report.retired.filter(({ of, id }) => of === 'statement' && statement(id) === null && !told.has(id));
}

function formatRetired({ lookup }: MarkdownContext, line: LockLine): string {
  const into = line.splitInto.filter((target) => lookup.statement(target) !== null);
  const split = into.length === 0 ? '' : `; split into ${into.map((target) => link(target, `#${target}`)).join(', ')}`;
  return `${formatAnchor(line.id)}${text(line.id)}: “${text(shorten(line.text, LISTED))}”, no longer in the articles${split}`;
}
