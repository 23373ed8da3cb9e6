/**
 * Numbers in rows, in flat arrays: millions of short lists without an array for each. Memory beside the heap, as theirs is, is
 * asked for in the size that is needed: more of it makes the engine collect garbage sooner.
 */

/** The numbers of row `r` are `list[ends[r]]` up to `list[ends[r + 1]]`. */
export interface Rows {
  readonly list: Int32Array;
  readonly ends: Int32Array;
}

/** A counting sort: `numbers[i]`, or `i` itself, goes to row `rows[i]`; each row holds its numbers in their order. */
export function sortRows(size: number, rows: Int32Array, numbers: Int32Array | null = null, shift = 0): Rows {
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
    list[place] = numbers === null ? i : (numbers[i] ?? 0);
    ends[row] = place + 1;
  }
  return { list, ends };
}

/** A list of numbers that grows. */
export interface NumberList {
  readonly add: (value: number) => void;
  /** What is in it; a later `add` leaves that as it is. */
  readonly take: () => Int32Array;
}

/** Begins a list of integers of 32 bits, with room for so many. */
export function createList(expected = 256): NumberList {
  let list = new Int32Array(Math.max(1, expected));
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
