/** Numbers by hash, in flat arrays: the one multimap of this stage, for tens of millions of entries. */

import { sortRows } from './rows.ts';

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

/** Sorts entries into buckets, each bucket's in their order; hashes are well mixed numbers of 32 bits. */
export function sortBuckets(hashes: Int32Array, entries: Int32Array): Buckets {
  const bits = Math.min(MOST_BITS, Math.max(8, Math.ceil(Math.log2(hashes.length + 1))));
  const shift = 32 - bits;
  const { list: values, ends } = sortRows(1 << bits, hashes, entries, shift);
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
