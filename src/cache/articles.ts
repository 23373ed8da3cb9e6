/** What each article says, kept by the article's content: a build reads through only those that are new. */
import type { Article, ArticleAttribution } from '../model.ts';
import { hashValue, type Store } from './store.ts';

/** The results of one file of the store, by the hash of the article. */
type Shard = Readonly<Record<string, ArticleAttribution>>;

interface Item {
  readonly article: Article;
  readonly index: number;
  readonly key: string;
}

/** What became of an article: its attribution, or the error that it brought out. */
export type Outcome = ArticleAttribution | Error;

/**
 * The outcome of each of `articles`, in their order: as it is kept in `store`, else by `attribute`, and then kept for the
 * next time. Errors are not kept. An article that is added rewrites one file of 256.
 */
export async function attributeCached(
  articles: readonly Article[],
  attribute: (article: Article) => ArticleAttribution,
  store: Store,
): Promise<Outcome[]> {
  const shards = new Map<string, Item[]>();
  articles.forEach((article, index) => {
    const key = hashValue(article);
    const members = shards.get(key.slice(0, 2)) ?? [];
    shards.set(key.slice(0, 2), members);
    members.push({ article, index, key });
  });
  const outcomes: Outcome[] = [];
  for (const [name, members] of shards) {
    const kept = ((await store.read(`articles-${name}`)) ?? {}) as Shard;
    for (const { article, index, key } of members) outcomes[index] = kept[key] ?? attempt(() => attribute(article));
    const stale = Object.keys(kept).length > members.length || members.some(({ key }) => kept[key] === undefined);
    if (stale) await store.write(`articles-${name}`, collect(members, outcomes));
  }
  return outcomes;
}

function attempt(work: () => ArticleAttribution): Outcome {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}

function collect(members: readonly Item[], outcomes: readonly Outcome[]): Shard {
  return Object.fromEntries(
    members.flatMap(({ key, index }) => {
      const outcome = outcomes[index];
      return outcome === undefined || outcome instanceof Error ? [] : [[key, outcome]];
    }),
  );
}
