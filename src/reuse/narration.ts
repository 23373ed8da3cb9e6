/** What articles print outside quotation marks, and which articles are near copies of one another by it. */
import { findWords, type Word } from '../text.ts';
import type { Source } from './pieces.ts';
import { mix } from './wordings.ts';

/** The words of an article outside its quotations: one run up to each quotation, one after the last. */
export function readNarration({ article, attribution }: Source): Word[][] {
  const runs: Word[][] = [];
  let from = 0;
  for (const { start, end } of attribution.quotations) {
    if (end <= from) continue;
    if (start > from) runs.push(findWords(plainMarks(article.text.slice(from, start)), from));
    from = end;
  }
  runs.push(findWords(plainMarks(article.text.slice(from)), from));
  return runs;
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/’/g, "'"],
  [/[“”‘„«»–—…\u00a0]/g, ' '],
];

/** Marks and dashes as ASCII of the same length: the words stay the same, and most English text is read much faster. */
function plainMarks(text: string): string {
  return PLAIN.reduce((plain, [marks, replacement]) => plain.replace(marks, replacement), text);
}

/** Words of a shingle; one shingle in `SAMPLE`, chosen by its hash, is kept. */
const SHINGLE = 5;
const SAMPLE = 4;
/** Kept shingles below which an article is too short to be called a copy. */
const LEAST_SHINGLES = 8;
/** Share of the shorter article's shingles that a copy repeats, and of the longer one's number that it has at least. */
const COPIED = 0.6;
const LENGTH_SHARE = 0.4;
/** Boilerplate that so many articles hold tells nothing of any further one. */
const MOST_HOLDERS = 64;

/**
 * For each article the first one of which it is a near copy, or itself: syndicated text, by its narration alone, since
 * independent articles share quotations. Each is compared with the first of its kind, never along a chain.
 */
export function createCopyFinder(): (source: number, narration: readonly (readonly Word[])[]) => number {
  const holders = new Map<number, number[]>();
  const sizes = new Map<number, number>();
  return (source, narration) => {
    const shingles = sampleShingles(narration);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      for (const holder of holders.get(shingle) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    let best = source;
    let most = 0;
    for (const [holder, count] of shared) {
      const [small, large] = [sizes.get(holder) ?? 0, shingles.size].sort((a, b) => a - b);
      if (small === undefined || large === undefined || small < LEAST_SHINGLES) continue;
      if (count < COPIED * small || small < LENGTH_SHARE * large) continue;
      if (count > most || (count === most && holder < best)) [best, most] = [holder, count];
    }
    if (best !== source) return best;
    sizes.set(source, shingles.size);
    for (const shingle of shingles) {
      const list = holders.get(shingle);
      if (!list) holders.set(shingle, [source]);
      else if (list.length < MOST_HOLDERS) list.push(source);
    }
    return source;
  };
}

function sampleShingles(narration: readonly (readonly Word[])[]): Set<number> {
  const kept = new Set<number>();
  for (const run of narration) {
    const hashes = run.map(({ word }) => hashWord(word));
    for (let i = 0; i + SHINGLE <= hashes.length; i++) {
      let hash = SHINGLE;
      for (let k = i; k < i + SHINGLE; k++) hash = mix(hash, hashes[k] ?? 0);
      if ((hash >>> 0) % SAMPLE === 0) kept.add(hash >>> 0);
    }
  }
  return kept;
}

/** FNV-1a over the code units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}
