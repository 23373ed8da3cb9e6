/**
 * News with what careful reading says of quoted stretches, said or not: articles read whole (`news-gold.ts`), and stretches of
 * `benchmark/archive` that are hard to tell, labelled in `said-labels.jsonl` (`id`, `start`, `end`, `said`; no text; none of the
 * articles held out).
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { viewQuote } from '../src/attribution/narration/quote-view.ts';
import { createScene } from '../src/attribution/narration/scene.ts';
import { readNarration } from '../src/attribution/narration/tokens.ts';
import { findQuotations } from '../src/quotations/find.ts';
import { type NewsGold, readNewsGold } from './news-gold.ts';
import { overlap, type Seen, type SeenArticle } from './train-data.ts';

interface Labelled {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** `null`: either is right. */
  readonly said: boolean | null;
}

const HARD = new URL('./said-labels.jsonl', import.meta.url);

/** The articles to fit on, `folder` being the benchmark's: read whole (`read`), and those with stretches picked for being hard (`hard`). */
export function readNews(folder: string): { readonly read: SeenArticle[]; readonly hard: SeenArticle[] } {
  const read = readNewsGold(folder).map(({ gold, ...story }) => see(story, gold.map(toLabel)));
  const byArticle = new Map<string, Labelled[]>();
  for (const label of parse<Labelled>(readFileSync(HARD, 'utf8')))
    byArticle.set(label.id, [...(byArticle.get(label.id) ?? []), label]);
  const archive = gunzipSync(readFileSync(`${folder}/archive/articles.jsonl.gz`)).toString('utf8');
  const hard = parse<{ readonly id: string; readonly text: string }>(archive).flatMap(({ id, text }) => {
    const own = byArticle.get(id);
    return own ? [see({ id, text }, own)] : [];
  });
  return { read, hard };
}

/** The articles to check on. */
export function readNewsDev(folder: string): SeenArticle[] {
  return readNewsGold(folder, ['dev']).map(({ gold, ...story }) => see(story, gold.map(toLabel)));
}

function toLabel({ kind, kindAlso = [], ...span }: NewsGold): Labelled {
  const either = kindAlso.some((also) => also !== 'nested' && isSaid(also) !== isSaid(kind));
  return { ...span, said: either ? null : isSaid(kind) };
}

function isSaid(kind: string): boolean {
  return kind === 'statement' || kind === 'fragment';
}

function parse<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** What the program sees of an article with labelled stretches. */
function see({ id, text }: { readonly id: string; readonly text: string }, labels: readonly Labelled[]): SeenArticle {
  const { quotations } = findQuotations({ id, text });
  const scene = createScene(readNarration(text, quotations));
  const seen = quotations.flatMap((quotation, index): Seen[] => {
    const view = viewQuote(scene.narration, quotation, index);
    if (!view) return [];
    const said = labels.find((label) => overlap(label, quotation) >= 0.7)?.said ?? null;
    return [{ quotation, view, gold: null, label: said === null ? 'unlabelled' : said ? 'quote' : 'unattributed' }];
  });
  return { article: { id, text, quotes: [] }, scene, quotations, seen };
}
