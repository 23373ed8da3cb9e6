/** A leaf: what was worked out lately, so that a large report is made in no more memory than a small one. */

/**
 * `make` with its results kept for the keys that were asked for last: for `most` at least and for twice as many at most.
 * `make` gives the same for the same key, and never `undefined`.
 */
export function remember<K, V extends NonNullable<unknown> | null>(make: (key: K) => V, most: number): (key: K) => V {
  let [young, old] = [new Map<K, V>(), new Map<K, V>()];
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? make(key);
    if (young.size >= most) [young, old] = [new Map(), young];
    young.set(key, value);
    return value;
  };
}
