/** Sorted numbers. A leaf: imports nothing. */

/** How many of the sorted `numbers` are below `limit`: the index at which it would be put. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
