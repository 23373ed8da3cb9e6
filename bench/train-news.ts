/**
 * News with what careful reading says of quoted stretches, said or not: `benchmark/news` (train to fit on, dev to check), articles of
 * `benchmark/archive` read whole (`labels/`), and stretches of it that are hard to tell, labelled in `said-labels.jsonl` (`id`,
 * `start`, `end`, `said`; no text; none of the articles held out).
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { viewQuote } from '../src/attribution/narration/quote-view.ts';
import { createScene } from '../src/attribution/narration/scene.ts';
import { readNarration } from '../src/attribution/narration/tokens.ts';
import { findQuotations } from '../src/quotations/find.ts';
import { overlap, type Seen, type SeenArticle } from './train-data.ts';

interface Labelled {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** `null`: either is right. */
  readonly said: boolean | null;
}
interface Story {
  readonly id: string;
  readonly text: string;
}
interface NewsGold {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly kindAlso?: readonly string[];
}

const LABELS = new URL('./said-labels.jsonl', import.meta.url);
const READ = new URL('./labels/archive.jsonl', import.meta.url);

/** The articles to fit on, `folder` being the benchmark's: read whole (`read`), and those with stretches picked for being hard (`hard`). */
export function readNews(folder: string): { readonly read: SeenArticle[]; readonly hard: SeenArticle[] } {
  const hard = parse<Labelled>(readFileSync(LABELS, 'utf8'));
  const labels = parse<NewsGold & { readonly set: string }>(readFileSync(READ, 'utf8'));
  const learned = labels.filter(({ set }) => set !== 'b').map(toLabel);
  const archive = parse<Story>(gunzipSync(readFileSync(`${folder}/archive/articles.jsonl.gz`)).toString('utf8'));
  const train = readSet(`${folder}/news`, 'train', 'train.gold');
  return { read: [...train, ...see(archive, learned)], hard: see(archive, hard) };
}

/** The articles to check on. */
export function readNewsDev(folder: string): SeenArticle[] {
  return readSet(`${folder}/news`, 'dev', 'gold');
}

function readSet(folder: string, articles: string, gold: string): SeenArticle[] {
  const read = <T>(name: string) => parse<T>(readFileSync(`${folder}/${name}.jsonl`, 'utf8'));
  return see(read<Story>(articles), read<NewsGold>(gold).map(toLabel));
}

function toLabel({ kind, kindAlso = [], ...span }: NewsGold): Labelled {
  const either = kindAlso.some((also) => also !== 'nested' && isSaid(also) !== isSaid(kind));
  return { ...span, said: either ? null : isSaid(kind) };
}

function parse<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function isSaid(kind: string): boolean {
  return kind === 'statement' || kind === 'fragment';
}

/** What the program sees of the articles that hold a labelled stretch. */
function see(articles: readonly Story[], labels: readonly Labelled[]): SeenArticle[] {
  const byArticle = new Map<string, Labelled[]>();
  for (const label of labels) byArticle.set(label.id, [...(byArticle.get(label.id) ?? []), label]);
  return articles.flatMap(({ id, text }): SeenArticle[] => {
    const own = byArticle.get(id);
    if (!own) return [];
    const { quotations } = findQuotations({ id, text });
    const scene = createScene(readNarration(text, quotations));
    const seen = quotations.flatMap((quotation, index): Seen[] => {
      const view = viewQuote(scene.narration, quotation, index);
      if (!view) return [];
      const said = own.find((label) => overlap(label, quotation) >= 0.7)?.said ?? null;
      return [{ quotation, view, gold: null, label: said === null ? 'unlabelled' : said ? 'quote' : 'unattributed' }];
    });
    return [{ article: { id, text, quotes: [] }, scene, quotations, seen }];
  });
}
