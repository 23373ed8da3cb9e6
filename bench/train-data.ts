/** Gold data of `benchmark/polnear` beside what the program sees of the same articles: the examples of `train.ts`. */

import { readFileSync } from 'node:fs';
import { viewQuote } from '../src/attribution/narration/quote-view.ts';
import { createScene, type QuoteView, type Scene } from '../src/attribution/narration/scene.ts';
import { readNarration } from '../src/attribution/narration/tokens.ts';
import { findCandidates } from '../src/attribution/ranking/candidates.ts';
import type { Before } from '../src/attribution/ranking/features.ts';
import type { Quotation } from '../src/model.ts';
import { findQuotations } from '../src/quotations/find.ts';

/** A gold quotation as the benchmark's files give it. */
export interface GoldQuote {
  readonly start: number;
  readonly end: number;
  readonly source: {
    readonly start: number;
    readonly end: number;
    readonly segments?: readonly (readonly [number, number])[];
  } | null;
}

/** A gold article. */
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
  readonly unattributedQuoted?: readonly { readonly start: number; readonly end: number }[];
  readonly ignore?: readonly { readonly start: number; readonly end: number }[];
}

/** One quotation of the program with what the gold says of it: `quote`, `unattributed` or `ignored`. */
export interface Seen {
  readonly quotation: Quotation;
  readonly view: QuoteView;
  readonly label: 'quote' | 'unattributed' | 'ignored';
  readonly gold: GoldQuote | null;
}

/** One article as the program sees it. */
export interface SeenArticle {
  readonly article: GoldArticle;
  readonly scene: Scene;
  readonly seen: readonly Seen[];
}

/** Reads a gold file. */
export function readGold(file: string): GoldArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldArticle);
}

/** What the program sees of an article, each quotation with its gold. */
export function seeArticle(article: GoldArticle): SeenArticle {
  const { quotations } = findQuotations(article);
  const scene = createScene(readNarration(article.text, quotations));
  const seen = quotations.flatMap((quotation, index): Seen[] => {
    const view = viewQuote(scene.narration, quotation, index);
    if (!view) return [];
    const gold = article.quotes.find((quote) => quotation.parts.some((part) => overlap(part, quote) >= 0.6)) ?? null;
    const unattributed = (article.unattributedQuoted ?? []).some((span) => overlap(span, quotation) >= 0.6);
    return [{ quotation, view, gold, label: gold ? 'quote' : unattributed ? 'unattributed' : 'ignored' }];
  });
  return { article, scene, seen };
}

/** Intersection over union of two stretches. */
export function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** The candidates that the gold source overlaps: those whose last word lies in it, else any that touches it. */
export function rightCandidates(
  seen: SeenArticle,
  source: GoldQuote['source'],
  candidates: readonly number[],
): number[] {
  if (!source) return [-1];
  const { tokens } = seen.scene.narration;
  const spans = source.segments ?? [[source.start, source.end] as const];
  const within = (token: number) =>
    spans.some(([start, end]) => (tokens[token]?.start ?? 0) < end && (tokens[token]?.end ?? 0) > start);
  const heads = candidates.filter((index) => index >= 0 && within((seen.scene.phrases[index]?.to ?? 0) - 1));
  if (heads.length > 0) return heads;
  return candidates.filter((index) => {
    const phrase = seen.scene.phrases[index];
    if (!phrase) return false;
    for (let token = phrase.from; token < phrase.to; token++) if (within(token)) return true;
    return false;
  });
}

export { type Before, findCandidates };
