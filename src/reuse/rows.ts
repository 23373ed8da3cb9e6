/** Numbers in rows, in flat arrays: millions of short lists without an array for each. */

/** The numbers of row `r` are `list[ends[r]]` up to `list[ends[r + 1]]`. */
export interface Rows {
  readonly list: Int32Array;
  readonly ends: Int32Array;
}

/** Calls `visit` for every number with its row; twice, and alike. */
export type EachNumber = (visit: (row: number, value: number) => void) => void;

/** A counting sort: each row's numbers in the order of `each`. */
export function fillRows(size: number, each: EachNumber): Rows {
  // Each row's end stands one place further on until its numbers are in: then it has moved to its own place.
  const ends = new Int32Array(size + 2);
  each((row) => {
    ends[row + 2] = (ends[row + 2] ?? 0) + 1;
  });
  for (let row = 2; row < size + 2; row++) ends[row] = (ends[row] ?? 0) + (ends[row - 1] ?? 0);
  const list = new Int32Array(ends[size + 1] ?? 0);
  each((row, value) => {
    const place = ends[row + 1] ?? 0;
    list[place] = value;
    ends[row + 1] = place + 1;
  });
  return { list, ends };
}

/** A list of numbers that grows. */
export interface NumberList {
  readonly add: (value: number) => void;
  /** What is in it; a later `add` leaves that as it is. */
  readonly take: () => Int32Array;
}

/** Begins a list of integers of 32 bits. */
export function createList(): NumberList {
  let list = new Int32Array(256);
  let length = 0;
  return {
    add: (value) => {
      if (length === list.length) {
        const larger = new Int32Array(2 * length);
        larger.set(list);
        list = larger;
      }
      list[length++] = value;
    },
    take: () => list.subarray(0, length),
  };
}
