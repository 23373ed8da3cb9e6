/** What each article is and says, kept by the bytes it was read from: a build reads through only those that are new. */

import type { Keeper } from '../articles/read.ts';
import type { Source } from '../articles/source.ts';
import { rereadText, type SourceReading } from '../articles/source.ts';
import type { Config } from '../config.ts';
import type { Article, ArticleAttribution } from '../model.ts';
import { openShelf } from './shelf.ts';
import { hashBytes, hashValue, type Store } from './store.ts';

/** What became of an article: its attribution, or the error that it brought out. */
export type Outcome = ArticleAttribution | Error;

/** The articles of a build, and what is known of them from the one before. */
export interface KeptArticles {
  /** For `readArticles`: what a source says, as it is kept, else as it is read. */
  readonly keep: Keeper;
  /**
   * The outcome of each of the articles that were read so, in their order: as it is kept, else by `attribute`. Then all is
   * kept for the next time, errors aside.
   */
  readonly attribute: (
    articles: readonly Article[],
    attribute: (article: Article) => ArticleAttribution,
  ) => readonly Outcome[];
}

/** What a source says, without what the source itself tells. */
interface Digest extends SourceReading {
  /** With neither file nor text; their places are kept, so that it is printed as before when they are back. */
  readonly article: Article | null;
  /** The text where it was written from the source, which is the work; else its length. */
  readonly text: string | number;
}

/** `null`: the source is no article. */
type Entry = Digest & { readonly attribution: ArticleAttribution | null };

/** Opens what is kept in `store` of articles whose outlets `config` names. */
export function openArticles(store: Store, config: Config): KeptArticles {
  const scope = hashValue(config.outlets);
  const shelf = openShelf(store, 'articles');
  // By the articles themselves: one that is given another id afterwards is none of them.
  const known = new Map<Article, ArticleAttribution>();
  const unknown = new Map<Article, { readonly key: string; readonly digest: Digest }>();
  return {
    keep: async (source, read) => {
      const key = keyOf(source, scope);
      if (key === null) return read(source);
      const entry = shelf.take(key) as Entry | undefined;
      if (entry !== undefined) {
        const restored = restore(entry, source);
        if (restored.article !== null && entry.attribution !== null) known.set(restored.article, entry.attribution);
        return restored;
      }
      const reading = await read(source);
      if (reading === null || reading.original !== undefined) return reading; // a record is no article
      const digest = shorten(reading);
      if (reading.article !== null) unknown.set(reading.article, { key, digest });
      else if (!reading.isPassing) shelf.put(key, { ...digest, attribution: null });
      return reading;
    },
    attribute: (articles, attribute) => {
      const outcomes = articles.map((article): Outcome => {
        const outcome = known.get(article) ?? attempt(() => attribute(article));
        const fresh = unknown.get(article);
        if (fresh !== undefined && !(outcome instanceof Error)) {
          shelf.put(fresh.key, { ...fresh.digest, attribution: outcome });
        }
        return outcome;
      });
      if (articles.length > 0) shelf.close(); // else there is nothing to build, and nothing is written
      for (const map of [known, unknown]) map.clear(); // they would last as long as the build
      return outcomes;
    },
  };
}

/**
 * The hash of all that a source is read from; `null`: not all of it can be read. Where a record lies is no part of it: it
 * says the same in every file and on every line.
 */
function keyOf({ kind, file, bytes, sidecar }: Source, scope: string): string | null {
  if (typeof sidecar === 'string') return null;
  if (kind === 'record') return hashBytes(bytes, `${scope}\0`);
  const about = JSON.stringify([scope, kind, file, bytes.length, sidecar !== null]);
  return hashBytes(sidecar === null ? bytes : Buffer.concat([bytes, sidecar]), about);
}

function shorten({ article, reason, notes, isWritten }: SourceReading): Digest {
  const text = article?.text ?? '';
  const bare = article === null ? null : { ...article, file: '', text: '' };
  return { article: bare, reason, notes, text: isWritten ? text : text.length };
}

function restore({ article, reason, notes, text }: Digest, source: Source): SourceReading {
  if (article === null) return { article, reason, notes };
  const whole = typeof text === 'string' ? text : rereadText(source, text);
  return { article: { ...article, file: source.file, text: whole }, reason, notes };
}

function attempt(work: () => ArticleAttribution): Outcome {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}
