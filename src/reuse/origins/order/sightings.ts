/** Where the articles print the statements of a document: what the order is read from. */
import type { Article, DocumentOrder, Occurrence, Report, ReportQuotation, Statement } from '../../../model.ts';
import { compareText } from '../../../text.ts';

/** What the order of documents is read from. */
export type OrderInput = Pick<Report, 'articles' | 'documents' | 'statements' | 'quotations'>;

/** A statement as an utterance in one article's story: it has a place in the article's sequence. */
export interface Sighting {
  /** Index among the statements of the document. */
  readonly item: number;
  readonly start: number;
  readonly end: number;
  /** Whether it begins or ends with an ellipsis. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  /** The quotations in which it begins and ends. */
  readonly opens: ReportQuotation;
  readonly closes: ReportQuotation;
}

/** One article's sightings of a document's statements, in text order. */
export interface Telling {
  readonly article: Article;
  readonly sightings: readonly Sighting[];
}

/** The statements of one document: those with a place, most outlets first, and the fragments. */
export interface Holdings {
  readonly documentId: string;
  readonly items: readonly Statement[];
  readonly apart: DocumentOrder['apart'];
  /** Sorted by article id. */
  readonly tellings: readonly Telling[];
}

/** Parts of an article that stand outside its story: a headline repeats words and says nothing of their order. */
const OUTSIDE = new Set(['breadcrumb', 'kicker', 'headline', 'caption', 'credit']);
const ELLIPSIS = String.raw`(?:…|\.\s?\.\s?\.)`;
const CUT_BEFORE = new RegExp(String.raw`^[\s[(]*${ELLIPSIS}`, 'u');
const CUT_AFTER = new RegExp(String.raw`${ELLIPSIS}[\s\])]*$`, 'u');

/** What every document of the report holds, in the order of its documents. */
export function collectHoldings({ articles, documents, statements, quotations }: OrderInput): Holdings[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const speech = new Map<string, ReportQuotation[]>();
  for (const quotation of quotations) {
    if (quotation.parent !== null || (quotation.kind !== 'statement' && quotation.kind !== 'fragment')) continue;
    const list = speech.get(quotation.articleId);
    if (list) list.push(quotation);
    else speech.set(quotation.articleId, [quotation]);
  }
  const quotationAt: QuotationAt = (articleId, at) => findAt(speech.get(articleId) ?? [], at);
  const own = new Map<string, Statement[]>(documents.map(({ id }) => [id, []]));
  for (const statement of statements) own.get(statement.documentId ?? '')?.push(statement);
  return [...own].map(([documentId, list]) => collectOne(documentId, list, byId, quotationAt));
}

/** The quotation that holds `at`; they are in text order and lie apart. */
function findAt(quotations: readonly ReportQuotation[], at: number): ReportQuotation | null {
  let [low, high] = [0, quotations.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((quotations[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = quotations[low - 1];
  return found !== undefined && at < found.end ? found : null;
}

type QuotationAt = (articleId: string, at: number) => ReportQuotation | null;

function collectOne(
  documentId: string,
  statements: readonly Statement[],
  articles: ReadonlyMap<string, Article>,
  quotationAt: QuotationAt,
): Holdings {
  const kindOf = ({ articleId, start, relation }: Occurrence) =>
    relation === 'unquoted' ? null : (quotationAt(articleId, start)?.kind ?? null);
  // As on the pages: a statement that any article prints as an utterance is one.
  const isFragment = ({ occurrences }: Statement): boolean => {
    const kinds = occurrences.map(kindOf);
    return kinds.includes('fragment') && !kinds.includes('statement');
  };
  const items = statements
    .filter((statement) => !isFragment(statement))
    .sort((a, b) => b.counts.outlets - a.counts.outlets || compareText(a.anchor, b.anchor));
  const tellings = new Map<string, Sighting[]>();
  items.forEach(({ occurrences }, item) => {
    for (const occurrence of occurrences) {
      const { articleId } = occurrence;
      const sighting = sight(item, occurrence, articles.get(articleId), quotationAt);
      if (sighting === null) continue;
      const list = tellings.get(articleId);
      if (list) list.push(sighting);
      else tellings.set(articleId, [sighting]);
    }
  });
  return {
    documentId,
    items,
    apart: statements.filter(isFragment).map(({ anchor }) => anchor),
    tellings: [...tellings]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([id, sightings]) => {
        const article = articles.get(id);
        return article ? [{ article, sightings: sightings.sort((a, b) => a.start - b.start || a.end - b.end) }] : [];
      }),
  };
}

function sight(
  item: number,
  { articleId, start, end, parts, text, relation }: Occurrence,
  article: Article | undefined,
  quotationAt: QuotationAt,
): Sighting | null {
  const opens = relation === 'unquoted' ? null : quotationAt(articleId, start);
  const isOutside = article?.regions.some(
    (region) => OUTSIDE.has(region.kind) && region.start <= start && start < region.end,
  );
  if (opens === null || opens.kind !== 'statement' || isOutside !== false) return null;
  const closes = quotationAt(articleId, parts.at(-1)?.start ?? start) ?? opens;
  return { item, start, end, isCutBefore: CUT_BEFORE.test(text), isCutAfter: CUT_AFTER.test(text), opens, closes };
}
