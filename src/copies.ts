/** Which texts are near copies of one another: syndicated articles, an article that is added twice. A leaf. */

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
 * For each article the first one of which it is a near copy, or itself. It takes the hashes (`hashWord`) of the words of
 * each run of text. Reuse gives it the narration alone, since independent articles share quotations. Each is compared with
 * the first of its kind, never along a chain.
 */
export function createCopyFinder(): (source: number, runs: readonly Int32Array[]) => number {
  const holders = createHolders();
  const sizes = new Map<number, number>();
  return (source, runs) => {
    const shingles = sampleShingles(runs);
    const shared = new Map<number, number>();
    const count = (holder: number): void => {
      shared.set(holder, (shared.get(holder) ?? 0) + 1);
    };
    for (const shingle of shingles) holders.each(shingle, count);
    let best = source;
    let most = 0;
    for (const [holder, count] of shared) {
      const [small, large] = [sizes.get(holder) ?? 0, shingles.length].sort((a, b) => a - b);
      if (small === undefined || large === undefined || small < LEAST_SHINGLES) continue;
      if (count < COPIED * small || small < LENGTH_SHARE * large) continue;
      if (count > most || (count === most && holder < best)) [best, most] = [holder, count];
    }
    if (best !== source) return best;
    sizes.set(source, shingles.length);
    for (const shingle of shingles) holders.add(shingle, source);
    return source;
  };
}

/** The articles that hold each shingle, at most `MOST_HOLDERS`, in flat arrays: a large corpus has millions of shingles. */
interface Holders {
  readonly add: (shingle: number, source: number) => void;
  readonly each: (shingle: number, visit: (source: number) => void) => void;
}

function createHolders(): Holders {
  // Each entry is a shingle that an article holds, and the number of the entry before it in the same slot, or -1.
  let [shingles, sources, before] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  let slots = new Int32Array(1024).fill(-1);
  let size = 0;
  // The last bits of those that are kept are all alike.
  const slotOf = (shingle: number): number => Math.floor((shingle >>> 0) / SAMPLE) & (slots.length - 1);
  const put = (entry: number): void => {
    const slot = slotOf(shingles[entry] ?? 0);
    before[entry] = slots[slot] ?? -1;
    slots[slot] = entry;
  };
  const each: Holders['each'] = (shingle, visit) => {
    for (let entry = slots[slotOf(shingle)] ?? -1; entry >= 0; entry = before[entry] ?? -1) {
      if (shingles[entry] === shingle) visit(sources[entry] ?? 0);
    }
  };
  return {
    each,
    add: (shingle, source) => {
      let known = 0;
      each(shingle, () => {
        known++;
      });
      if (known >= MOST_HOLDERS) return;
      if (size === shingles.length) {
        [shingles, sources, before] = [enlarge(shingles), enlarge(sources), enlarge(before)];
        slots = new Int32Array(shingles.length).fill(-1);
        for (let entry = 0; entry < size; entry++) put(entry);
      }
      shingles[size] = shingle;
      sources[size] = source;
      put(size++);
    },
  };
}

function enlarge(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** The kept shingles, each once. */
function sampleShingles(runs: readonly Int32Array[]): Int32Array {
  const kept: number[] = [];
  for (const hashes of runs) {
    for (let i = 0; i + SHINGLE <= hashes.length; i++) {
      let hash = SHINGLE;
      for (let k = i; k < i + SHINGLE; k++) hash = mix(hash, hashes[k] ?? 0);
      if ((hash >>> 0) % SAMPLE === 0) kept.push(hash);
    }
  }
  const sorted = Int32Array.from(kept).sort();
  return sorted.filter((shingle, i) => i === 0 || shingle !== sorted[i - 1]);
}

/** The hash of no letters, to which `hashLetter` adds. */
export const EMPTY_HASH = 0x811c9dc5 | 0;

/** The hash of a word with one more letter, a code unit (FNV-1a): 32 bits. */
export function hashLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** The hash of a word. */
export function hashWord(word: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < word.length; i++) hash = hashLetter(hash, word.charCodeAt(i));
  return hash;
}

/** `hash` with one more number stirred in: 32 bits, well mixed (the finaliser of MurmurHash3). */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ Math.imul(value + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
