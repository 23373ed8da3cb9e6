/** `articles/<name>.html`: an article with its quotations marked in place, or only those in context. */
import type { Article, QuotationKind, Statement } from '../../model.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import { type Lookup, showsWhole } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath, permalink, statementPath, teiPath, webAddress } from '../lookup/page-paths.ts';
import { describeDate, formatCount, KIND_WORDS } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { createPage, type Lines, type Page, type PagePlan, type StatementLine } from '../parts/page.ts';
import { listNamedWordings, type NamedWording } from '../parts/wordings.ts';
import { createTexts, type TextParagraph } from './article-text.ts';
import type { Wholes } from './document.ts';
import { listDocuments, listQuoted, type Quoted } from './left-out.ts';
import { createOutlines, type Outline } from './outline.ts';

/** The page of an article. */
export interface ArticlePage extends Page {
  readonly facts: readonly { readonly name: string; readonly value: string | null }[];
  readonly source: string | null;
  /** The article as TEI, from the root of the report. */
  readonly tei: string;
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
export function* planArticlePages(lookup: Lookup, lines: Lines, wholes: Wholes): Generator<PagePlan<ArticlePage>> {
  const hrefOf = (anchor: string) => linkAnchor(lookup, anchor);
  const outlineOf = createOutlines(lookup, hrefOf);
  const textOf = createTexts(lookup, hrefOf);
  for (const article of lookup.report.articles) {
    yield {
      path: articlePath(article.id),
      grounds: findGrounds(lookup, article, wholes),
      make: () => {
        const text = textOf(article);
        return {
          ...createPage(articlePath(article.id), articleLabel(article), `Quotations in “${articleLabel(article)}”`),
          facts: listFacts(article),
          source: webAddress(article.url),
          tei: teiPath(article.id),
          fullText: showsWhole(lookup.report, article),
          kinds: countKinds(lookup, article),
          unresolved: lookup
            .unresolvedOf(article.id)
            .map(({ reason }, i) => ({ href: `#unresolved-${i + 1}`, reason: oneLine(reason) })),
          outline: outlineOf(article),
          quoted: listQuoted(lookup, wholes, article.id),
          paragraphs: text.paragraphs,
          notes: listNotes(lookup, lines, article, new Set(text.ids)),
          restIds: text.restIds,
        };
      },
    };
  }
}

/** The article, whom its quotations are given to, what is known of its statements, and the documents that it quotes. */
function findGrounds(lookup: Lookup, { id }: Article, wholes: Wholes): string {
  const { grounds } = lookup;
  const speakers = new Set(lookup.quotationsOf(id).flatMap(({ speakerId }) => speakerId ?? []));
  const statements = new Set(lookup.printedIn(id).map(({ statement }) => statement));
  return mixGrounds(
    grounds.article(id),
    [...speakers].map(grounds.speaker),
    [...statements].map(grounds.statement),
    listDocuments(lookup, id).map(wholes.groundsOf),
  );
}

/** The statements that are shown in the page of `article`, in order of their first word there; `taken`: HTML ids of its text. */
function listNotes(lookup: Lookup, lines: Lines, article: Article, taken: Set<string>): StatementNote[] {
  const own = lookup.printedIn(article.id).map(({ statement }) => statement);
  const shown = [...new Set(own)].filter((statement) => lookup.homeOf(statement) === article.id);
  const startOf = (statement: Statement) => statement.occurrences[0]?.start ?? 0;
  const isFree = ({ id }: { readonly id: string }) => !taken.has(id) && taken.add(id);
  return shown
    .sort((a, b) => startOf(a) - startOf(b))
    .map((statement) => ({
      id: noteId(statement.anchor),
      line: lines.of(statement),
      confidence: statement.confidence.toFixed(2),
      permalink: permalink(lookup.report, statement.anchor),
      wordings: listNamedWordings(lookup, statement).filter(isFree),
    }));
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
