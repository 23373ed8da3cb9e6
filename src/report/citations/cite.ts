/** Citations of a statement in the formats that people paste and programs read. */
import type { Article, Occurrence, Report, Statement, Wording } from '../../model.ts';
import { compareText, keyK2 } from '../../text.ts';
import { escapeMarkdown, escapeTarget, linkMarkdown } from '../lookup/escape-markdown.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { permalink, webAddress } from '../lookup/page-paths.ts';
import { dateKey, describeConfidence, describeDate, joinStated } from '../lookup/phrases.ts';
import { createOriginals } from '../lookup/text-fragment.ts';
import { oneLine } from '../lookup/visible.ts';

/** The formats of a citation. */
export const CITE_FORMATS = ['plain', 'markdown', 'bibtex', 'ris', 'csl-json'] as const;
/** One of them. */
export type CiteFormat = (typeof CITE_FORMATS)[number];

/** What a citation says, each on one line and visible; `null`: not stated. */
interface Source {
  readonly anchor: string;
  readonly words: string;
  readonly speaker: string | null;
  readonly document: string | null;
  /** Why the speaker or document is not to be taken over unseen; `null`: nothing speaks against it. */
  readonly doubt: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Of the article, http(s). */
  readonly url: string | null;
  /** Leads to the words in it. */
  readonly original: string | null;
  /** Absolute where the report has a base address, else from the root of the report. */
  readonly permalink: string;
  readonly absolute: boolean;
}

/**
 * A citation of `statement`, ending without a line end. Cites the earliest article that prints it word for word; where `id` is that of
 * an altered wording of it, that wording and its article.
 */
export function citeStatement(report: Report, statement: Statement, format: CiteFormat, id = statement.anchor): string {
  return createCiter(report)(statement, format, id);
}

/** `citeStatement` for many statements of one report. */
export function createCiter(report: Report): (statement: Statement, format: CiteFormat, id?: string) => string {
  const speakers = new Map(report.speakers.map(({ id, name }) => [id, oneLine(name)]));
  const documents = new Map(report.documents.map(({ id, label }) => [id, oneLine(label)]));
  const articles = new Map(report.articles.map((article) => [article.id, article]));
  const original = createOriginals();
  return (statement, format, id = statement.anchor) => {
    const altered = statement.wordings.find(
      ({ id: own, relation, outlets }) => own === id && relation === 'altered' && outlets > 0,
    );
    const { article, occurrence } = findPrinted(articles, statement, altered) ?? { article: null, occurrence: null };
    const doubts = [describeDoubt(statement), altered ? `altered from ${statement.anchor}` : null];
    return FORMATTERS[format]({
      anchor: altered?.id ?? statement.anchor,
      words: oneLine(altered?.text ?? statement.text),
      speaker: speakers.get(statement.speakerId ?? '') ?? null,
      document: documents.get(statement.documentId ?? '') ?? null,
      doubt: joinStated(doubts, '; ') || null,
      title: article === null ? null : articleLabel(article),
      outlet: article?.outlet == null ? null : oneLine(article.outlet),
      published: article?.published == null ? null : oneLine(article.published),
      url: article === null ? null : webAddress(article.url),
      original: article === null ? null : original(article, occurrence.parts),
      permalink: permalink(report, statement.anchor) + (altered ? `#${altered.id}` : ''),
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

function describeDoubt({ contested, speakerId, confidence }: Statement): string | null {
  if (contested) return 'attribution contested';
  return speakerId !== null && describeConfidence(confidence) === 'uncertain' ? 'attribution uncertain' : null;
}

/** An occurrence in its article. */
interface Printed {
  readonly article: Article;
  readonly occurrence: Occurrence;
}

/** The earliest dated article with the statement word for word, or with a wording, else the first by id; `null` where none prints it whole. */
function findPrinted(
  articles: ReadonlyMap<string, Article>,
  { occurrences }: Statement,
  wording?: Wording,
): Printed | null {
  const isWanted = ({ relation, text }: Occurrence): boolean =>
    wording ? relation === 'altered' && keyK2(text) === keyK2(wording.text) : relation === 'verbatim';
  const whole = occurrences.flatMap((occurrence): Printed[] => {
    const article = articles.get(occurrence.articleId);
    return isWanted(occurrence) && article !== undefined ? [{ article, occurrence }] : [];
  });
  const [first] = whole.sort(
    (a, b) =>
      compareText(dateKey(a.article.published), dateKey(b.article.published)) ||
      compareText(a.article.id, b.article.id) ||
      a.occurrence.start - b.occurrence.start,
  );
  return first ?? null;
}

function citePlain(source: Source): string {
  const said = `${source.speaker === null ? '' : `${source.speaker}: `}“${source.words}”`;
  const printed = describePrinted(source, source.url);
  const place = printed === '' ? null : `In ${printed}`;
  const doubt = source.doubt && source.doubt.charAt(0).toUpperCase() + source.doubt.slice(1);
  const link = `${source.anchor}, ${source.permalink}`;
  return joinStated([said, source.document, doubt, place, link].map(endSentence), ' ');
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
  const title =
    source.title && (source.original ? linkMarkdown(source.title, source.original) : escapeMarkdown(source.title));
  const outlet = source.outlet && `*${escapeMarkdown(source.outlet)}*`;
  const published = source.published && escapeMarkdown(describeDate(source.published));
  const place = joinStated([outlet, title, published], ', ');
  const by = joinStated(
    [source.speaker, source.document].map((part) => part && escapeMarkdown(part)),
    ', ',
  );
  const doubt = source.doubt && ` (${source.doubt})`;
  const link = `[${source.anchor}](${escapeTarget(source.permalink)})`;
  const sides = joinStated([by && by + (doubt ?? ''), place && `in ${place}`, link], '; ');
  return `> “${escapeMarkdown(source.words)}”\n>\n> — ${sides}`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // The scanner counts braces, escaped or not: a lone one would swallow the rest of the file.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  // Put between two characters that TeX would draw as one.
  '\0': '{}',
};

/** Characters that TeX draws as one with the next: `--` is a dash, two apostrophes a closing mark, `?` and a grave mark `¿`. */
const LIGATURE = /([-`',<>])(?=\1)|[?!](?=`)/g;

function escapeTex(text: string): string {
  return text.replace(LIGATURE, '$&\0').replace(/[\\{}^~$&#%_\0]/g, (char) => TEX[char] ?? `\\${char}`);
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
  return joinStated([printed && `Quoted in ${printed}`, source.doubt, `Verbatim ${source.anchor}`, address], '; ');
}

function citeRis(source: Source): string {
  const [year, month, day] = dateParts(source.published);
  const date = [year, month, day].map((part) => (part === undefined ? '' : String(part).padStart(2, '0'))).join('/');
  const lines: [string, string | null][] = [
    // Not NEWS, whose author is the article's: programs take the speaker for the reporter.
    ['TY', 'GEN'],
    ['ID', source.anchor],
    ['AU', source.speaker],
    ['TI', `“${source.words}”`],
    ['T2', source.outlet],
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : `${date}/`],
    ['M3', source.document],
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
