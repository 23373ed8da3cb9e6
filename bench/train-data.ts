/** Gold data of `benchmark/polnear` beside what the program sees of the same articles: the examples of `train.ts`. */

import { readFileSync } from 'node:fs';
import { viewQuote } from '../src/attribution/narration/quote-view.ts';
import { createScene, type QuoteView, type Scene } from '../src/attribution/narration/scene.ts';
import { readNarration } from '../src/attribution/narration/tokens.ts';
import { findCandidates } from '../src/attribution/ranking/candidates.ts';
import type { Before } from '../src/attribution/ranking/features.ts';
import { listChoices } from '../src/attribution/ranking/rank.ts';
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

/**
 * One quotation of the program with what the gold says of it: `quote`, `unattributed`, `ignored` (left out), or `unlabelled`
 * (ranked on the way, since the next one leans on it).
 */
export interface Seen {
  readonly quotation: Quotation;
  readonly view: QuoteView;
  readonly label: 'quote' | 'unattributed' | 'ignored' | 'unlabelled';
  readonly gold: GoldQuote | null;
}

/** One article as the program sees it. */
export interface SeenArticle {
  readonly article: GoldArticle;
  readonly scene: Scene;
  readonly quotations: readonly Quotation[];
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
  return { article, scene, quotations, seen };
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

/**
 * Walks the quotations of an article in order: `each` is given the choices, which of them are right (none of an unlabelled
 * one) and the quotation, and says which phrase was the source; the next quotation leans on it.
 */
export function walk(
  seen: SeenArticle,
  each: (choices: ReturnType<typeof listChoices>, right: number[], item: Seen) => number,
): void {
  let before: Before = { phrase: -1, quote: null, earlier: -1, adjacent: false };
  for (const item of seen.seen) {
    const { view, gold, label } = item;
    if (label === 'ignored') continue;
    const candidates = findCandidates(seen.scene, view, [before.phrase, before.earlier]);
    const choices = listChoices(seen.scene, view, candidates, before);
    const right =
      label === 'unlabelled'
        ? []
        : label === 'unattributed'
          ? [-1]
          : rightCandidates(seen, gold?.source ?? null, candidates);
    const chosen = each(choices, right, item);
    if (label === 'unattributed') continue;
    before = {
      phrase: chosen,
      quote: view,
      earlier: chosen === before.phrase ? before.earlier : before.phrase,
      adjacent: choices.some(
        ({ phrase, features }) =>
          phrase === chosen && features.some((feature) => feature.endsWith('|A') && feature.startsWith('t:')),
      ),
    };
  }
}
