/** Citations of a statement in the formats that people paste and programs read. */
import type { Article, Report, Statement } from '../model.ts';
import { compareText } from '../text.ts';
import { escapeMarkdown, escapeTarget, linkMarkdown } from './escape-markdown.ts';
import { articleLabel } from './lookup.ts';
import { permalink, webAddress } from './paths.ts';
import { dateKey, describeDate, joinStated } from './phrases.ts';
import { oneLine } from './visible.ts';

/** The formats of a citation. */
export const CITE_FORMATS = ['plain', 'markdown', 'bibtex', 'ris', 'csl-json'] as const;
export type CiteFormat = (typeof CITE_FORMATS)[number];

/** What a citation says, each on one line and visible; `null`: not stated. */
interface Source {
  readonly anchor: string;
  readonly words: string;
  readonly speaker: string | null;
  readonly document: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Of the article, http(s). */
  readonly url: string | null;
  /** Absolute where the report has a base address, else from the root of the report. */
  readonly permalink: string;
  readonly absolute: boolean;
}

/** A citation of `statement`, ending without a line end. Cites the earliest article that prints it word for word. */
export function citeStatement(report: Report, statement: Statement, format: CiteFormat): string {
  return createCiter(report)(statement, format);
}

/** `citeStatement` for many statements of one report. */
export function createCiter(report: Report): (statement: Statement, format: CiteFormat) => string {
  const speakers = new Map(report.speakers.map(({ id, name }) => [id, oneLine(name)]));
  const documents = new Map(report.documents.map(({ id, label }) => [id, oneLine(label)]));
  const articles = new Map(report.articles.map((article) => [article.id, article]));
  return (statement, format) => {
    const article = findArticle(articles, statement);
    return FORMATTERS[format]({
      anchor: statement.anchor,
      words: oneLine(statement.text),
      speaker: speakers.get(statement.speakerId ?? '') ?? null,
      document: documents.get(statement.documentId ?? '') ?? null,
      title: article === null ? null : articleLabel(article),
      outlet: article?.outlet == null ? null : oneLine(article.outlet),
      published: article?.published == null ? null : oneLine(article.published),
      url: article === null ? null : webAddress(article.url),
      permalink: permalink(report, statement.anchor),
      absolute: report.baseUrl !== null,
    });
  };
}

const FORMATTERS: Readonly<Record<CiteFormat, (source: Source) => string>> = {
  plain: citePlain,
  markdown: citeMarkdown,
  bibtex: citeBibtex,
  ris: citeRis,
  'csl-json': citeCsl,
};

/** The earliest dated article with the statement word for word, else the first by id; `null` where none prints it whole. */
function findArticle(articles: ReadonlyMap<string, Article>, statement: Statement): Article | null {
  const whole = statement.occurrences.filter((occurrence) => occurrence.relation === 'verbatim');
  const [first] = whole
    .flatMap((occurrence) => articles.get(occurrence.articleId) ?? [])
    .sort((a, b) => compareText(dateKey(a.published), dateKey(b.published)) || compareText(a.id, b.id));
  return first ?? null;
}

function citePlain(source: Source): string {
  const said = `${source.speaker === null ? '' : `${source.speaker}: `}“${source.words}”`;
  const printed = describePrinted(source, source.url);
  const place = printed === '' ? null : `In ${printed}`;
  return joinStated([said, source.document, place, `${source.anchor}, ${source.permalink}`].map(endSentence), ' ');
}

/** Ends a sentence that has no end of its own; an address stays as it is. */
function endSentence(text: string | null): string | null {
  return text === null || /[.!?…]”?$|\.html$/u.test(text) ? text : `${text}.`;
}

/** Outlet, title and date of the article cited, with what else is given. */
function describePrinted(source: Source, ...more: (string | null)[]): string {
  return joinStated([source.outlet, source.title && `“${source.title}”`, source.published, ...more], ', ');
}

function citeMarkdown(source: Source): string {
  const title = source.title && (source.url ? linkMarkdown(source.title, source.url) : escapeMarkdown(source.title));
  const outlet = source.outlet && `*${escapeMarkdown(source.outlet)}*`;
  const published = source.published && escapeMarkdown(describeDate(source.published));
  const place = joinStated([outlet, title, published], ', ');
  const by = joinStated(
    [source.speaker, source.document].map((part) => part && escapeMarkdown(part)),
    ', ',
  );
  const link = `[${source.anchor}](${escapeTarget(source.permalink)})`;
  const sides = joinStated([by, place && `in ${place}`, link], '; ');
  return `> “${escapeMarkdown(source.words)}”\n>\n> — ${sides}`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // The scanner counts braces, escaped or not: a lone one would swallow the rest of the file.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}^~$&#%_]/g, (char) => TEX[char] ?? `\\${char}`);
}

function citeBibtex(source: Source): string {
  const [year, month] = dateParts(source.published);
  const address = source.absolute ? source.permalink : source.url;
  const fields: [string, string | null][] = [
    ['author', source.speaker === null ? null : `{${escapeTex(source.speaker)}}`],
    ['title', `{${escapeTex(`“${source.words}”`)}}`],
    ['howpublished', source.document === null ? null : escapeTex(source.document)],
    ['year', year === undefined ? null : String(year)],
    ['month', month === undefined ? null : String(month)],
    // Read verbatim, so nothing is escaped but what would end the field.
    ['url', address === null ? null : address.replace(/[{}\\]/g, encodeURIComponent)],
    ['note', escapeTex(describePlace(source))],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${source.anchor},\n${lines.join(',\n')}\n}`;
}

/** Where the words were printed and what they are permanently called, in one line. */
function describePlace(source: Source): string {
  const printed = describePrinted(source);
  const address = source.absolute ? source.url : source.permalink;
  return joinStated([printed && `Quoted in ${printed}`, `Verbatim ${source.anchor}`, address], '; ');
}

function citeRis(source: Source): string {
  const [year, month, day] = dateParts(source.published);
  const date = [year, month, day].map((part) => (part === undefined ? '' : String(part).padStart(2, '0'))).join('/');
  const lines: [string, string | null][] = [
    ['TY', source.outlet === null ? 'GEN' : 'NEWS'],
    ['AU', source.speaker],
    ['TI', `“${source.words}”`],
    ['T2', source.outlet],
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : `${date}/`],
    ['M1', source.document],
    ['UR', source.absolute ? source.permalink : source.url],
    ['AN', source.anchor],
    ['N1', describePlace(source)],
    ['ER', ''],
  ];
  return lines
    .filter(([, value]) => value !== null)
    .map(([tag, value]) => `${tag}  - ${value}`)
    .join('\n');
}

function citeCsl(source: Source): string {
  const issued = dateParts(source.published);
  const address = source.absolute ? source.permalink : source.url;
  const item = {
    id: source.anchor,
    type: 'article-newspaper',
    title: `“${source.words}”`,
    ...(source.speaker !== null && { author: [{ literal: source.speaker }] }),
    ...(source.outlet !== null && { 'container-title': source.outlet }),
    ...(source.document !== null && { genre: source.document }),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
    ...(address !== null && { URL: address }),
    note: describePlace(source),
  };
  return JSON.stringify([item], null, 2);
}

/** Year, month and day of an ISO 8601 date, as far as it states them. */
function dateParts(iso: string | null): number[] {
  const match = iso === null ? null : /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso);
  return (match ?? [])
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
}
