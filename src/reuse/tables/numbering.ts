/** Things as numbers: each new one gets the next, and how many different ones there are. */

/** The number of a key in a map of numbers; a new key gets the next one. */
export function numberOf<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** Up to so many numbers are compared with one another: most statements have fewer, and a set takes longer to make. */
const FEW = 12;

/** How many different numbers there are. */
export function countDistinct(values: readonly number[]): number {
  if (values.length > FEW) return new Set(values).size;
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values.indexOf(values[i] ?? 0) === i) count++;
  return count;
}
