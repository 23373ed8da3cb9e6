/** The lexicon of compromise: its word classes of 25,000 English words. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The tags of a word in lower case, in its order; none: it is not known. */
export type Lexicon = (word: string) => readonly string[];

/** The lexicon as the library has it. */
type Entries = Readonly<Record<string, string | readonly string[]>>;

/** The lexicon, unfolded when the package is built (`scripts/bundle.ts`); not in `src/`. */
export const UNFOLDED = 'lexicon.unfolded.json';

/** Reads it. Unfolding, where that is left to be done, takes a quarter of a second, longer than five articles do. */
export function loadLexicon(): Lexicon {
  const file = new URL(UNFOLDED, import.meta.url);
  const entries: Entries = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : unfoldLexicon();
  return (word) => (Object.hasOwn(entries, word) ? [entries[word] ?? []].flat() : []);
}

/** The lexicon as the library unfolds it. */
export function unfoldLexicon(): Entries {
  const nlp = createRequire(import.meta.url)('compromise') as { model: () => { one: { lexicon: Entries } } };
  return nlp.model().one.lexicon;
}
