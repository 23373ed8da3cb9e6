/** Numbers in rows, in flat arrays: millions of short lists without an array for each. */

/** The numbers of row `r` are `list[ends[r]]` up to `list[ends[r + 1]]`. */
export interface Rows {
  readonly list: Int32Array;
  readonly ends: Int32Array;
}

/** A counting sort: number `i` goes to the row `rows[i] >>> shift`; each row holds its numbers in their order. */
export function sortRows(size: number, rows: Int32Array, numbers: Int32Array, shift = 0): Rows {
  // Each row's end stands one place further on until its numbers are in: then it has moved to its own place.
  const ends = new Int32Array(size + 2);
  for (let i = 0; i < rows.length; i++) {
    const row = ((rows[i] ?? 0) >>> shift) + 2;
    ends[row] = (ends[row] ?? 0) + 1;
  }
  for (let row = 2; row < size + 2; row++) ends[row] = (ends[row] ?? 0) + (ends[row - 1] ?? 0);
  const list = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = ((rows[i] ?? 0) >>> shift) + 1;
    const place = ends[row] ?? 0;
    list[place] = numbers[i] ?? 0;
    ends[row] = place + 1;
  }
  return { list, ends };
}

/** Calls `visit` for every number with its row. */
export type EachNumber = (visit: (row: number, value: number) => void) => void;

/** Rows from numbers that come one by one: each row's in the order of `each`. */
export function fillRows(size: number, each: EachNumber): Rows {
  const [rows, numbers] = [createList(), createList()];
  each((row, value) => {
    rows.add(row);
    numbers.add(value);
  });
  return sortRows(size, rows.take(), numbers.take());
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
