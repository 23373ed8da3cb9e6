/** The lists of `report.md` below its statements: speakers, documents, articles, and what is not counted. */
import type { Finding } from '../model.ts';
import { linkMarkdown as link, escapeMarkdown as text } from './escape-markdown.ts';
import { articleLabel, groupBy, numberByArticle } from './lookup.ts';
import { formatArticle, formatList, type MarkdownContext } from './markdown-context.ts';
import { webAddress } from './paths.ts';
import { describeDate, joinStated, plural } from './phrases.ts';
import { viewCorrection } from './view/corrections.ts';
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
    ['articles', 'Articles', [formatList(listArticles(context))]],
    ['credits', 'Credits to other outlets', [formatList(listCredits(context))]],
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

function listCredits(context: MarkdownContext): string[] {
  const { lookup } = context;
  return numberByArticle(lookup.report.credits).map(({ entry, number }) => {
    const outlet = text(lookup.outletOf(entry.articleId).label);
    const place = formatArticle(context, entry.articleId, `credit-${number}`);
    return `${outlet} credits ${text(entry.creditedOutlet)}: “${text(entry.text)}”, in ${place}`;
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
