/** The lists of `report.md` below its statements: speakers, documents, articles, and what is not counted. */
import type { Finding } from '../model.ts';
import { linkMarkdown as link, escapeMarkdown as text } from './escape-markdown.ts';
import { articleLabel, groupBy, numberByArticle } from './lookup.ts';
import { formatArticle, formatList, type MarkdownContext } from './markdown-context.ts';
import { formatDocuments } from './markdown-documents.ts';
import { webAddress } from './paths.ts';
import { describeDate, joinStated, plural } from './phrases.ts';
import { listApart } from './view/apart.ts';
import { viewCorrection } from './view/corrections.ts';
import { viewCredits } from './view/credits.ts';
import { listDocumentRows, listSpeakerRows, type SourceRow, UNCOUNTED } from './view/lists.ts';
import { shorten } from './visible.ts';

/** A section: its id, its heading, its blocks. */
export type Section = readonly [id: string, heading: string, blocks: readonly (string | null)[]];

/** Everything below the statements except how it was counted. */
export function listSections(context: MarkdownContext): Section[] {
  const { setAside, findings } = context.lookup.report;
  return [
    ['speakers', 'Speakers', [formatList(listSpeakers(context))]],
    ['documents', 'Documents', [formatList(listDocuments(context))]],
    ['whole', 'Documents put together again', formatDocuments(context)],
    ['articles', 'Articles', [formatList(listArticles(context))]],
    ['credits', 'Who credits whom', formatCredits(context)],
    ['apart', 'Nearly alike, and kept apart', [formatList(formatApart(context))]],
    ['uncounted', 'In quotation marks, but not counted as speech', listUncounted(context)],
    ['unresolved', 'Not resolved', [formatList(listUnresolved(context))]],
    ['aside', 'Set aside', [formatList(setAside.map(({ file, reason }) => `${text(file)}: ${text(reason)}`))]],
    ['corrected', 'Corrected by hand', [formatList(listCorrections(context))]],
    ['findings', 'Findings about the input', [formatList(findings.map(formatFinding))]],
    ['retired', 'Anchors no longer in use', [formatList(listRetired(context))]],
  ];
}

/** The name of a source, linked to its page where there is one. */
function formatName({ pages }: MarkdownContext, row: SourceRow): string {
  return pages ? link(row.name, row.href) : text(row.name);
}

function countSource({ statements, outlets }: SourceRow): string {
  return `${statements.shown} ${statements.unit} in ${outlets.shown} ${outlets.unit}`;
}

function listSpeakers(context: MarkdownContext): string[] {
  return listSpeakerRows(context.lookup).map((row) => {
    const about = joinStated([row.kind, row.about === '' ? null : text(row.about)], ', ');
    return `${formatName(context, row)} (${about}): ${countSource(row)}`;
  });
}

function listDocuments(context: MarkdownContext): string[] {
  return listDocumentRows(context.lookup).map((row) => {
    const about = joinStated([row.kind, row.inferred ? 'inferred' : null], ', ');
    return `${formatName(context, row)} (${about}): ${countSource(row)}`;
  });
}

function listArticles(context: MarkdownContext): string[] {
  const { lookup, pages } = context;
  return lookup.report.articles.map((article) => {
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
  });
}

/** The same as the drawing of the first page: every credit, then who runs shared words and credits nobody. */
function formatCredits(context: MarkdownContext): (string | null)[] {
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
  const table = [...heads, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const uncrediting = credits.uncrediting.map(({ outlet, shared, later }) => {
    const after = later === 0 ? '' : `, ${later} known to be in another outlet earlier`;
    return `${text(outlet)}: ${plural(shared, 'statement')}${after}`;
  });
  return [
    text(credits.answer),
    rows.length === 0 ? null : table,
    uncrediting.length === 0
      ? null
      : 'Shared words in articles that credit nobody (what an outlet had first left out):',
    formatList(uncrediting),
    credits.own.length === 0 ? null : 'Interviews of their own:',
    formatList(credits.own.map(({ name }) => `“${text(name)}”`)),
  ];
}

function formatApart({ lookup }: MarkdownContext): string[] {
  return listApart(lookup).map(({ sides, distance, reason }) => {
    const [a, b] = sides.map(({ name, anchor }) => `“${text(name)}” ([${anchor}](#${anchor}))`);
    return `${a} and ${b}: ${distance}, ${reason}`;
  });
}

/** Characters of a listed stretch. */
const LISTED = 140;

function listUncounted(context: MarkdownContext): string[] {
  const byKind = groupBy(numberByArticle(context.lookup.report.quotations), ({ entry }) => entry.kind);
  return UNCOUNTED.flatMap(([kind, heading]) => {
    const items = (byKind.get(kind) ?? []).map(({ entry, number }) => {
      const place = formatArticle(context, entry.articleId, `quote-${number}`);
      return `“${text(shorten(entry.text, LISTED))}”, in ${place}`;
    });
    const list = formatList(items);
    return list === null ? [] : [`### ${heading}`, list];
  });
}

function listUnresolved(context: MarkdownContext): string[] {
  return numberByArticle(context.lookup.report.unresolved).map(({ entry, number }) => {
    const place = formatArticle(context, entry.articleId, `unresolved-${number}`);
    return `${text(entry.reason)}, at character ${entry.start} of ${place}`;
  });
}

function formatFinding({ level, file, line, message }: Finding): string {
  return `${level}: ${text(line === null ? file : `${file}, line ${line}`)}: ${text(message)}`;
}

function listCorrections({ lookup }: MarkdownContext): string[] {
  return lookup.report.corrections.map((correction) => {
    const { what, note } = viewCorrection(correction);
    const links = correction.anchors.map((anchor) => link(anchor, `#${anchor}`)).join(', ');
    const words = correction.words === null ? null : `“${text(shorten(correction.words, LISTED))}”`;
    return joinStated([text(what), words, note === '' ? null : text(note), links], '; ');
  });
}

/** Aliases stand with the statement that they lead to; here are the others. */
function listRetired(context: MarkdownContext): string[] {
  const { lookup } = context;
  return lookup.report.retired
    .filter((line) => line.of === 'statement' && lookup.statement(line.id) === null)
    .map((line) => ({ line, id: context.anchor(line.id) }))
    .filter(({ id }) => id !== '')
    .map(({ line, id }) => {
      const into = line.splitInto.filter((target) => lookup.statement(target) !== null);
      const split =
        into.length === 0 ? '' : `; split into ${into.map((target) => link(target, `#${target}`)).join(', ')}`;
      return `${id}${text(line.id)}: “${text(shorten(line.text, LISTED))}”, no longer in the articles${split}`;
    });
}
