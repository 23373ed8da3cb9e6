/** Numbers by hash, in two arrays: the one multimap of this stage, for tens of millions of entries. */

/** Calls `visit` for every entry, always the same ones in the same order. */
export type EachEntry = (visit: (hash: number, value: number) => void) => void;

/** Values by hash. A bucket may hold values of other hashes too: what is found is compared afterwards. */
export interface Buckets {
  /** Number of values in the bucket of a hash. */
  readonly count: (hash: number) => number;
  readonly look: (hash: number, visit: (value: number) => void) => void;
  /** The buckets that hold more than one value. */
  readonly crowds: (visit: (values: Int32Array) => void) => void;
}

/** At most 16 million buckets: 64 MB. */
const MOST_BITS = 24;

/** Sorts entries into buckets, values in the order of `each`. Hashes are well mixed numbers of 32 bits. */
export function fillBuckets(each: EachEntry): Buckets {
  let total = 0;
  each(() => {
    total++;
  });
  const bits = Math.min(MOST_BITS, Math.max(8, Math.ceil(Math.log2(total + 1))));
  const shift = 32 - bits;
  const ends = new Int32Array((1 << bits) + 1);
  each((hash) => {
    const slot = (hash >>> shift) + 1;
    ends[slot] = (ends[slot] ?? 0) + 1;
  });
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const values = new Int32Array(total);
  const next = ends.slice();
  each((hash, value) => {
    const slot = hash >>> shift;
    const place = next[slot] ?? 0;
    values[place] = value;
    next[slot] = place + 1;
  });
  const first = (slot: number): number => ends[slot] ?? 0;
  return {
    count: (hash) => first((hash >>> shift) + 1) - first(hash >>> shift),
    look: (hash, visit) => {
      const end = first((hash >>> shift) + 1);
      for (let place = first(hash >>> shift); place < end; place++) visit(values[place] ?? 0);
    },
    crowds: (visit) => {
      for (let slot = 0; slot < 1 << bits; slot++) {
        if (first(slot + 1) - first(slot) > 1) visit(values.subarray(first(slot), first(slot + 1)));
      }
    },
  };
}
