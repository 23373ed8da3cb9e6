/** News with what careful readers say of quoted stretches: `benchmark/news`, and `labels/archive.jsonl` on articles of `benchmark/archive`. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { NEWS_SETS } from './news.ts';

/** A stretch `[start, end)` of an article: whose words it is, and where they were first said. */
export interface NewsGold {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly kindAlso?: readonly string[];
  /** Name, or `unnamed: description`; `null`: nobody in particular is quoted. */
  readonly speaker: string | null;
  /** Other forms that are equally right. */
  readonly also?: readonly string[];
  /** Where the speaker is named beside the stretch, `[start, end)`, as far as it is known. */
  readonly mention?: readonly [start: number, end: number];
  readonly document: string;
  readonly docAlso?: readonly string[];
}

/** An article with the stretches that were read in it. */
export interface GoldStory {
  readonly id: string;
  readonly text: string;
  /** `null`: not stated. */
  readonly outlet: string | null;
  readonly gold: readonly NewsGold[];
}

/** Sets of `labels/archive.jsonl` to learn from; nothing is fitted on `b` and `e`. */
export type NewsSet = 'dev' | 'train' | 'a' | 'c' | 'd';
const LEARNED: readonly NewsSet[] = ['train', 'a', 'c', 'd'];

/** The articles of sets, `folder` being the benchmark's; those that may be fitted on where none are named. */
export function readNewsGold(folder: string, sets: readonly NewsSet[] = LEARNED): GoldStory[] {
  return sets.flatMap((set) =>
    set === 'dev' || set === 'train' ? readNewsSet(folder, set) : readArchive(folder, set),
  );
}

function readNewsSet(folder: string, set: 'dev' | 'train'): GoldStory[] {
  const [articles, gold] = NEWS_SETS[set];
  const read = <T>(name: string) => parse<T>(readFileSync(`${folder}/news/${name}`, 'utf8'));
  const stories = read<Omit<GoldStory, 'gold'>>(articles);
  const texts = new Map(stories.map(({ id, text }) => [id, text]));
  const found = read<Omit<NewsGold, 'mention'> & { readonly mention: string | null }>(gold).map(
    ({ mention, ...one }): NewsGold => {
      const at = nearest(texts.get(one.id) ?? '', mention ?? '', one);
      return at ? { ...one, mention: at } : one;
    },
  );
  return join(stories, found);
}

/** No mention stands farther from its stretch, in characters. */
const FARTHEST = 600;

/** Where words stand nearest to a stretch and outside it; `null`: nowhere near. */
function nearest(
  text: string,
  words: string,
  { start, end }: Pick<NewsGold, 'start' | 'end'>,
): [number, number] | null {
  let best: [number, number] | null = null;
  let least = FARTHEST;
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + 1)) {
    const to = at + words.length;
    const isWhole = !/[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ''}${text[to] ?? ''}`);
    const distance = to <= start ? start - to : at >= end ? at - end : FARTHEST;
    if (!isWhole || distance >= least) continue;
    least = distance;
    best = [at, to];
  }
  return best;
}

function readArchive(folder: string, set: NewsSet): GoldStory[] {
  const labels = parse<NewsGold & { readonly set: string }>(
    readFileSync(new URL('./labels/archive.jsonl', import.meta.url), 'utf8'),
  );
  const archive = gunzipSync(readFileSync(`${folder}/archive/articles.jsonl.gz`)).toString('utf8');
  return join(
    parse(archive),
    labels.filter((label) => label.set === set),
  );
}

function join(
  stories: readonly { readonly id: string; readonly text: string; readonly outlet?: string | null }[],
  gold: readonly NewsGold[],
): GoldStory[] {
  const byArticle = groupById(gold);
  return stories.flatMap(({ id, text, outlet = null }) => {
    const own = byArticle.get(id);
    return own ? [{ id, text, outlet, gold: own }] : [];
  });
}

function groupById(gold: readonly NewsGold[]): Map<string, NewsGold[]> {
  const groups = new Map<string, NewsGold[]>();
  for (const one of gold) groups.set(one.id, [...(groups.get(one.id) ?? []), one]);
  return groups;
}

function parse<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
