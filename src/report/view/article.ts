/** `articles/<name>.html`: an article with its quotations marked in place, or only those in context. */
import type { Article, QuotationKind, Statement } from '../../model.ts';
import { articleLabel, groupBy, type Lookup, showsWhole } from '../lookup.ts';
import { articlePath, permalink, statementPath, webAddress } from '../paths.ts';
import { describeDate, formatCount, KIND_WORDS } from '../phrases.ts';
import { oneLine } from '../visible.ts';
import { createTexts, type TextParagraph } from './article-text.ts';
import type { Wholes } from './document.ts';
import { listQuoted, type Quoted } from './left-out.ts';
import { createOutlines, type Outline } from './outline.ts';
import { createPage, type Lines, type Page, type StatementLine } from './page.ts';
import { listNamedWordings, type NamedWording } from './wordings.ts';

/** The page of an article. */
export interface ArticlePage extends Page {
  readonly facts: readonly { readonly name: string; readonly value: string | null }[];
  readonly source: string | null;
  readonly fullText: boolean;
  readonly kinds: readonly { readonly kind: QuotationKind; readonly word: string; readonly count: number }[];
  readonly unresolved: readonly { readonly href: string; readonly reason: string }[];
  readonly outline: Outline;
  /** The documents it quotes, with what its outlet leaves out of them. */
  readonly quoted: readonly Quoted[];
  readonly paragraphs: readonly TextParagraph[];
  /** Statements that have no page of their own and are shown here. */
  readonly notes: readonly StatementNote[];
  /** HTML ids whose words are not shown. */
  readonly restIds: readonly string[];
}

/** A statement below the text of the article that prints it. */
export interface StatementNote {
  readonly id: string;
  readonly line: StatementLine;
  readonly confidence: string;
  readonly permalink: string;
  /** Other wordings and merged ids; each `id` is an HTML id of the page. */
  readonly wordings: readonly NamedWording[];
}

/** The pages of all articles, one after the other. */
export function* createArticlePages(lookup: Lookup, lines: Lines, wholes: Wholes): Generator<ArticlePage> {
  const hrefOf = (anchor: string) => linkAnchor(lookup, anchor);
  const outlineOf = createOutlines(lookup, hrefOf);
  const textOf = createTexts(lookup, hrefOf);
  const quotedIn = listQuoted(lookup, wholes);
  const notesOf = listNotes(lookup, lines);
  for (const article of lookup.report.articles) {
    const { paragraphs, ids, restIds } = textOf(article);
    const taken = new Set(ids);
    const isFree = ({ id }: { readonly id: string }) => !taken.has(id) && taken.add(id);
    yield {
      ...createPage(articlePath(article.id), articleLabel(article), `Quotations in “${articleLabel(article)}”`),
      facts: listFacts(article),
      source: webAddress(article.url),
      fullText: showsWhole(lookup.report, article),
      kinds: countKinds(lookup, article),
      unresolved: lookup
        .unresolvedOf(article.id)
        .map(({ reason }, i) => ({ href: `#unresolved-${i + 1}`, reason: oneLine(reason) })),
      outline: outlineOf(article),
      quoted: quotedIn(article.id),
      paragraphs,
      notes: notesOf(article.id).map((note) => ({ ...note, wordings: note.wordings.filter(isFree) })),
      restIds,
    };
  }
}

/** By article: the statements that are shown in its page, in order of their first word there. */
function listNotes(lookup: Lookup, lines: Lines): (articleId: string) => StatementNote[] {
  const startOf = (statement: Statement) => statement.occurrences[0]?.start ?? 0;
  const homeless = lookup.report.statements.filter((statement) => lookup.homeOf(statement) !== null);
  const byHome = groupBy(homeless, (statement) => lookup.homeOf(statement) ?? '');
  const view = (statement: Statement): StatementNote[] => {
    const line = lines.get(statement.anchor);
    if (line === undefined) return [];
    return [
      {
        id: noteId(statement.anchor),
        line,
        confidence: statement.confidence.toFixed(2),
        permalink: permalink(lookup.report, statement.anchor),
        wordings: listNamedWordings(lookup, statement),
      },
    ];
  };
  const inOrder = (list: readonly Statement[]) => [...list].sort((a, b) => startOf(a) - startOf(b)).flatMap(view);
  return (articleId) => inOrder(byHome.get(articleId) ?? []);
}

function noteId(anchor: string): string {
  return `about-${anchor}`;
}

/** Where the words of a statement lead: to its page, or to what is said of it below the text of an article. */
function linkAnchor(lookup: Lookup, anchor: string): string {
  const statement = lookup.statement(anchor);
  const home = statement === null ? null : lookup.homeOf(statement);
  return home === null ? statementPath(anchor) : `${articlePath(home)}#${noteId(anchor)}`;
}

function listFacts(article: Article): ArticlePage['facts'] {
  const stated = (value: string | null) => (value === null ? null : oneLine(value));
  return [
    { name: 'Outlet', value: stated(article.outlet) },
    { name: 'Owner', value: stated(article.owner) },
    { name: 'Byline', value: stated(article.byline) },
    { name: 'Published', value: article.published === null ? null : describeDate(article.published) },
    { name: 'Words', value: formatCount(article.words) },
    { name: 'File', value: oneLine(article.file) },
  ];
}

function countKinds(lookup: Lookup, article: Article): ArticlePage['kinds'] {
  const kinds = lookup.quotationsOf(article.id).map((quotation) => quotation.kind);
  return (Object.keys(KIND_WORDS) as QuotationKind[]).flatMap((kind) => {
    const count = kinds.filter((found) => found === kind).length;
    return count === 0 ? [] : [{ kind, word: KIND_WORDS[kind], count }];
  });
}
