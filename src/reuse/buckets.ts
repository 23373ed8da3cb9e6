/** Numbers by hash, in flat arrays: the one multimap of this stage, for tens of millions of entries. */

/** Calls `visit` for every entry, in an order that depends on the content alone. */
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
  let hashes = new Int32Array(1024);
  let entered = new Int32Array(1024);
  let total = 0;
  each((hash, value) => {
    if (total === hashes.length) [hashes, entered] = [enlarge(hashes), enlarge(entered)];
    hashes[total] = hash;
    entered[total++] = value;
  });
  const bits = Math.min(MOST_BITS, Math.max(8, Math.ceil(Math.log2(total + 1))));
  const shift = 32 - bits;
  const { ends, values } = sortEntries(hashes, entered, total, bits);
  return {
    count: (hash) => (ends[(hash >>> shift) + 1] ?? 0) - (ends[hash >>> shift] ?? 0),
    look: (hash, visit) => {
      const end = ends[(hash >>> shift) + 1] ?? 0;
      for (let place = ends[hash >>> shift] ?? 0; place < end; place++) visit(values[place] ?? 0);
    },
    crowds: (visit) => {
      for (let slot = 0; slot < 1 << bits; slot++) {
        const [from, to] = [ends[slot] ?? 0, ends[slot + 1] ?? 0];
        if (to - from > 1) visit(values.subarray(from, to));
      }
    },
  };
}

/** A counting sort by the first `bits` bits of the hash: bucket `b` is `values[ends[b]]` up to `values[ends[b + 1]]`. */
function sortEntries(
  hashes: Int32Array,
  entered: Int32Array,
  total: number,
  bits: number,
): { readonly ends: Int32Array; readonly values: Int32Array } {
  const shift = 32 - bits;
  // Each bucket's end stands one place further on until its values are in: then it has moved to its own place.
  const ends = new Int32Array((1 << bits) + 2);
  for (let i = 0; i < total; i++) {
    const slot = ((hashes[i] ?? 0) >>> shift) + 2;
    ends[slot] = (ends[slot] ?? 0) + 1;
  }
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const values = new Int32Array(total);
  for (let i = 0; i < total; i++) {
    const slot = ((hashes[i] ?? 0) >>> shift) + 1;
    const place = ends[slot] ?? 0;
    values[place] = entered[i] ?? 0;
    ends[slot] = place + 1;
  }
  return { ends, values };
}

function enlarge(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
