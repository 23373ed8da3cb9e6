/** The lexicon of compromise: its word classes of 25,000 English words. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** For a word in lower case its tag or tags. */
export type Lexicon = Readonly<Record<string, string | readonly string[]>>;

/** The lexicon, unfolded when the package is built (`scripts/copy-data.mjs`); not in `src/`. */
export const UNFOLDED = 'lexicon.unfolded.json';

/** Reads it. Unfolding, where that is left to be done, takes a quarter of a second, longer than five articles do. */
export function loadLexicon(): Lexicon {
  const file = new URL(UNFOLDED, import.meta.url);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Lexicon;
  const nlp = createRequire(import.meta.url)('compromise') as { model: () => { one: { lexicon: Lexicon } } };
  return nlp.model().one.lexicon;
}
