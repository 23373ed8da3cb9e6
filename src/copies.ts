/** Which texts are near copies of one another: syndicated articles, an article that is added twice. A leaf. */
import type { Word } from './text.ts';

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
 * For each article the first one of which it is a near copy, or itself. Reuse gives it the narration alone, since
 * independent articles share quotations. Each is compared with the first of its kind, never along a chain.
 */
export function createCopyFinder(): (source: number, runs: readonly (readonly Word[])[]) => number {
  const holders = new Map<number, number[]>();
  const sizes = new Map<number, number>();
  return (source, runs) => {
    const shingles = sampleShingles(runs);
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

function sampleShingles(runs: readonly (readonly Word[])[]): Set<number> {
  const kept = new Set<number>();
  for (const run of runs) {
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

/** `hash` with one more number stirred in: 32 bits, well mixed (the finaliser of MurmurHash3). */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ Math.imul(value + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
