/** `verbatim extract`: a stream of JSON lines in, the quotations of each article out, one line at a time. */

import { createArticle } from './articles/article.ts';
import { readRecord } from './articles/records.ts';
import { type ByteLine, readByteLines } from './articles/stream.ts';
import { attributeQuotations } from './attribution/attribute.ts';
import { addPassages } from './attribution/set-out.ts';
import { readConfig } from './config.ts';
import type {
  Article,
  ArticleAttribution,
  AttributedQuotation,
  DocumentType,
  QuotationKind,
  Span,
  TextSpan,
} from './model.ts';
import { findQuotations } from './quotations/find.ts';
import { findSetOut } from './quotations/set-out.ts';

/** One quotation as `extract` prints it; spans are UTF-16 offsets into the article's text, without the marks. */
export interface ExtractedQuotation extends Span {
  readonly kind: QuotationKind;
  readonly cue: Span | null;
  /** Where the source is named, the words there, and the canonical name within the article. */
  readonly speaker: (TextSpan & { readonly name: string }) | null;
  readonly document: DocumentType | 'unstated';
  readonly confidence: number;
}

/** One line of the output: `error` only where the line could not be read. */
export interface Extraction {
  readonly id: string | number | null;
  readonly quotes: readonly ExtractedQuotation[];
  readonly error?: string;
}

/** The per-article stages: all that one article says. */
export function attributeArticle(article: Article): ArticleAttribution {
  return attributeQuotations(article, findQuotations(article));
}

/** The same with what the article sets out as somebody's words without marks: what a report is made of. */
export function readWhole(article: Article): ArticleAttribution {
  return addPassages(article, attributeArticle(article), findSetOut(article.text));
}

/** The quotations of one article, as `extract` prints them. */
export function extractQuotations(article: Article): ExtractedQuotation[] {
  const attribution = attributeArticle(article);
  return attribution.quotations.map((quotation) => toExtracted(quotation, attribution));
}

function toExtracted(quotation: AttributedQuotation, { speakers, documents }: ArticleAttribution): ExtractedQuotation {
  const { start, end, kind, cue, mention, confidence } = quotation;
  const speaker = quotation.speaker === null ? undefined : speakers[quotation.speaker];
  const document = quotation.document === null ? undefined : documents[quotation.document];
  return {
    start,
    end,
    kind,
    cue: cue && { start: cue.start, end: cue.end },
    speaker: mention && {
      start: mention.start,
      end: mention.end,
      text: mention.text,
      name: speaker?.name ?? mention.text,
    },
    document: document?.type ?? 'unstated',
    confidence,
  };
}

const NO_CONFIG = readConfig(null);

/** Answers every line that is not blank, in order, in memory of one line; a bad one is answered with its error. */
export async function* extractLines(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<Extraction & { readonly line: number }> {
  for await (const line of readByteLines(input)) {
    const answer = answerLine(line);
    if (answer !== null) yield { line: line.line, ...answer };
  }
}

function answerLine(line: ByteLine): Extraction | null {
  const reading = readRecord(line, 'standard input');
  if (reading === null) return null;
  if (reading.source === null) return { id: reading.id, quotes: [], error: reading.reason };
  try {
    return { id: reading.id, quotes: extractQuotations(createArticle(reading.source, NO_CONFIG)) };
  } catch (error) {
    // A bug in a stage must not end a stream of a million lines.
    return { id: reading.id, quotes: [], error: `a bug: ${(error as Error).message}` };
  }
}
