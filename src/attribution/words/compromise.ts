/** The lexicon of compromise: its word classes of 25,000 English words. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compareText } from '../../text.ts';

/** The tags of a word in lower case, in its order; none: it is not known. */
export type Lexicon = (word: string) => readonly string[];

/** The lexicon as the library has it. */
type Entries = Readonly<Record<string, string | readonly string[]>>;

/** The lexicon, unfolded when the package is built (`scripts/bundle.ts`); not in `src/`. */
export const UNFOLDED = 'lexicon.unfolded.txt';

/** Reads it. Unfolding, where that is left to be done, takes a quarter of a second, longer than five articles do. */
export function loadLexicon(): Lexicon {
  const file = new URL(UNFOLDED, import.meta.url);
  if (existsSync(file)) return openPrinted(readFileSync(file, 'utf8'));
  const entries = unfold();
  return (word) => (Object.hasOwn(entries, word) ? [entries[word] ?? []].flat() : []);
}

function unfold(): Entries {
  const nlp = createRequire(import.meta.url)('compromise') as { model: () => { one: { lexicon: Entries } } };
  return nlp.model().one.lexicon;
}

/** The lexicon as a text: a line for each word, sorted, with its tags behind a tab. */
export function printLexicon(): string {
  return Object.entries(unfold())
    .sort(([a], [b]) => compareText(a, b))
    .map(([word, tags]) => `${word}\t${[tags].flat().join(' ')}\n`)
    .join('');
}

/** What `printLexicon` printed. An article asks for a few hundred words: searched for, they cost less than a table of all. */
export function openPrinted(text: string): Lexicon {
  return (word) => {
    let [from, to] = [0, text.length];
    while (from < to) {
      const start = text.lastIndexOf('\n', ((from + to) >> 1) - 1) + 1;
      const tab = text.indexOf('\t', start);
      const end = text.indexOf('\n', tab);
      const found = text.slice(start, tab);
      if (found === word) return text.slice(tab + 1, end).split(' ');
      if (compareText(found, word) < 0) from = end + 1;
      else to = start;
    }
    return [];
  };
}
