/**
 * All statements as all articles print them, before any is compared: one piece an occurrence between quotation marks,
 * with the sides that its article names for it.
 */

import type { Article, ArticleAttribution, CorpusAttribution, Span } from '../../model.ts';
import { compareText } from '../../text.ts';
import { numberOf } from '../tables/numbering.ts';
import { findNearness, isDocumentSure, type Nearness } from './named-beside.ts';
import { dropTagComma, findUnits, joinSpans } from './sentences.ts';

/** An article with what its own attribution says, and the numbers of its outlet and owner in the corpus. */
export interface Source {
  readonly article: Article;
  readonly attribution: ArticleAttribution & { readonly speakerIds: readonly string[] };
  /** An article without an outlet is an outlet of its own, an outlet without an owner its own owner. */
  readonly outlet: number;
  readonly owner: number;
}

/** An occurrence of a statement between quotation marks. */
export interface Piece {
  /** Index of its source. */
  readonly source: number;
  /** Index, in its article, of the quotation in which it begins. */
  readonly quotation: number;
  readonly spans: readonly Span[];
  /** True for a sentence, false for a fragment. */
  readonly whole: boolean;
  /** The words as printed, without a tag's comma. */
  readonly text: string;
  /** The speaker its article names, else the author of the document it names; `null`: neither. */
  readonly speaker: string | null;
  /** The author of the document its article names. */
  readonly author: string | null;
  /** Whether the article shows beside the quotation that it is this speaker's, and of this document. */
  readonly isSpeakerSure: boolean;
  readonly isDocumentSure: boolean;
  /** How near its article names the speaker, and the probability that the attribution is right. */
  readonly nearness: Nearness;
  readonly confidence: number;
  /** Index into its article's documents. */
  readonly document: number | null;
}

/** The articles that have an attribution, sorted by id, with outlets and owners numbered. */
export function findSources(articles: readonly Article[], corpus: CorpusAttribution): Source[] {
  let attributions: Map<string, CorpusAttribution['articles'][number]> | null = null;
  const outlets = new Map<string, number>();
  const owners = new Map<string, number>();
  const sources: Source[] = [];
  const isSorted = articles.every(({ id }, i) => i === 0 || (articles[i - 1]?.id ?? '') <= id);
  const sorted = isSorted ? articles : [...articles].sort((a, b) => compareText(a.id, b.id));
  for (const [i, article] of sorted.entries()) {
    // Nearly always the two lists run side by side.
    let attribution = corpus.articles[i];
    if (attribution?.articleId !== article.id) {
      attributions ??= new Map(corpus.articles.map((own) => [own.articleId, own]));
      attribution = attributions.get(article.id);
    }
    if (!attribution) continue;
    const outlet = article.outlet === null ? `article\0${article.id}` : `outlet\0${article.outlet}`;
    const owner = article.owner === null ? outlet : `owner\0${article.owner}`;
    sources.push({ article, attribution, outlet: numberOf(outlets, outlet), owner: numberOf(owners, owner) });
  }
  return sources;
}

/** The statements of all quotations, in the order of the sources and of their text. */
export function findPieces(sources: readonly Source[]): Piece[] {
  const pieces: Piece[] = [];
  sources.forEach(({ article, attribution }, source) => {
    const { quotations, documents, speakers, speakerIds } = attribution;
    for (const unit of findUnits(article.text, quotations)) {
      const quotation = quotations[unit.quotation];
      if (!quotation) continue;
      const local = quotation.document === null ? undefined : documents[quotation.document];
      const author = speakerIds[local?.author ?? -1] ?? null;
      const named = speakers[quotation.speaker ?? local?.author ?? -1];
      const nearness = named === undefined ? 'far' : findNearness(article.text, quotation, named);
      pieces.push({
        source,
        quotation: unit.quotation,
        spans: unit.spans,
        whole: unit.whole,
        text: dropTagComma(joinSpans(article.text, unit.spans)),
        speaker: speakerIds[quotation.speaker ?? -1] ?? author,
        author,
        isSpeakerSure: nearness !== 'far',
        nearness,
        confidence: quotation.confidence,
        isDocumentSure: local !== undefined && isDocumentSure(article.text, quotation, local),
        document: local ? quotation.document : null,
      });
    }
  });
  return pieces;
}
