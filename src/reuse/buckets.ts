/** Numbers by hash, in flat arrays: the one multimap of this stage, for tens of millions of entries. */

import { fillRows } from './rows.ts';

/** Calls `visit` for every entry, in an order that depends on the content alone; twice, and alike. */
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

/** Sorts `total` entries into buckets, values in the order of `each`. Hashes are well mixed numbers of 32 bits. */
export function fillBuckets(each: EachEntry, total = countEntries(each)): Buckets {
  const bits = Math.min(MOST_BITS, Math.max(8, Math.ceil(Math.log2(total + 1))));
  const shift = 32 - bits;
  const { list: values, ends } = fillRows(1 << bits, (visit) => each((hash, value) => visit(hash >>> shift, value)));
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

function countEntries(each: EachEntry): number {
  let total = 0;
  each(() => {
    total++;
  });
  return total;
}
