/** Which texts are near copies of one another: syndicated articles, an article that is added twice. A leaf. */

/** Words of a shingle; one shingle in `SAMPLE`, chosen by its hash, is kept. */
export const SHINGLE = 5;
const SAMPLE = 4;
/** Kept shingles below which an article is too short to be called a copy. */
const LEAST_SHINGLES = 8;
/** Share of the shorter article's shingles that a copy repeats, and of the longer one's number that it has at least. */
const COPIED = 0.6;
const LENGTH_SHARE = 0.4;
/** Boilerplate that so many articles hold tells nothing of any further one. */
const MOST_HOLDERS = 64;

/**
 * For each article the first one of which it is a near copy, or itself. It takes the article's shingles (`keepShingles`).
 * Reuse gives it those of the narration alone, since independent articles share quotations. Each is compared with the first
 * of its kind, never along a chain.
 */
export function createCopyFinder(): (source: number, shingles: Int32Array) => number {
  const holders = createHolders();
  const sizes = new Map<number, number>();
  return (source, shingles) => {
    const shared = new Map<number, number>();
    const count = (holder: number): void => {
      shared.set(holder, (shared.get(holder) ?? 0) + 1);
    };
    for (const shingle of shingles) holders.each(shingle, count);
    let best = source;
    let most = 0;
    for (const [holder, count] of shared) {
      const size = sizes.get(holder) ?? 0;
      const [small, large] = [Math.min(size, shingles.length), Math.max(size, shingles.length)];
      if (small < LEAST_SHINGLES) continue;
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
        const room = 2 * size;
        [shingles, sources, before] = [enlarge(shingles, room), enlarge(sources, room), enlarge(before, room)];
        slots = new Int32Array(shingles.length).fill(-1);
        for (let entry = 0; entry < size; entry++) put(entry);
      }
      shingles[size] = shingle;
      sources[size] = source;
      put(size++);
    },
  };
}

function enlarge(array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(array);
  return larger;
}

/** Collects the shingles of an article from the hashes (`hashWord`) of the words of each run of its text. */
export interface ShingleList {
  /** The hash of the shingle that begins at each word of a run but the last four; the next call overwrites them. */
  readonly enter: (hashes: Int32Array, length: number) => Int32Array;
  /** Those that are kept of the runs entered so far, each once; the next article begins. */
  readonly take: () => Int32Array;
}

/** Begins a list of shingles. */
export function createShingles(): ShingleList {
  let shingles = new Int32Array(1024);
  let kept = new Int32Array(1024);
  let size = 0;
  return {
    enter: (hashes, length) => {
      if (length > shingles.length) shingles = new Int32Array(2 * length);
      if (size + length > kept.length) kept = enlarge(kept, 2 * (size + length));
      for (let i = 0; i + SHINGLE <= length; i++) {
        const hash = hashShingle(hashes, i);
        shingles[i] = hash;
        if ((hash >>> 0) % SAMPLE === 0) kept[size++] = hash;
      }
      return shingles;
    },
    take: () => {
      const sorted = kept.slice(0, size).sort();
      size = 0;
      let distinct = 0;
      for (let i = 0; i < sorted.length; i++) {
        const shingle = sorted[i] ?? 0;
        if (i === 0 || shingle !== sorted[distinct - 1]) sorted[distinct++] = shingle;
      }
      return sorted.subarray(0, distinct);
    },
  };
}

/** The hash of the five words that begin at `from`: 32 bits, with a sign. */
export function hashShingle(hashes: Int32Array, from: number): number {
  let hash = SHINGLE;
  for (let i = from; i < from + SHINGLE; i++) hash = mix(hash, hashes[i] ?? 0);
  return hash;
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
