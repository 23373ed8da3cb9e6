/** Pairs of numbers, in either order, in flat arrays: hundreds of thousands of them. */
import { mix } from '../../copies.ts';

/** A set of pairs of two different numbers, 0 or above. */
export interface PairSet {
  /** Enters a pair; false where it was in already, in either order. */
  readonly add: (a: number, b: number) => boolean;
}

/** Begins a set with room for about so many pairs; it grows. */
export function createPairs(expected: number): PairSet {
  let slots = 2 ** Math.ceil(Math.log2(4 * Math.max(64, expected)));
  // Of the two numbers the lower is kept with 1 added: 0 is an empty slot.
  let [lower, upper] = [new Int32Array(slots), new Int32Array(slots)];
  let size = 0;
  const enter = (a: number, b: number): boolean => {
    let slot = mix(a, b) & (slots - 1);
    while (lower[slot] !== 0) {
      if (lower[slot] === a && upper[slot] === b) return false;
      slot = (slot + 1) & (slots - 1);
    }
    lower[slot] = a;
    upper[slot] = b;
    return true;
  };
  const grow = (): void => {
    const [left, right] = [lower, upper];
    slots *= 2;
    [lower, upper] = [new Int32Array(slots), new Int32Array(slots)];
    for (let i = 0; i < left.length; i++) if (left[i] !== 0) enter(left[i] ?? 0, right[i] ?? 0);
  };
  return {
    add: (a, b) => {
      if (2 * size > slots) grow();
      const isNew = enter(Math.min(a, b) + 1, Math.max(a, b));
      if (isNew) size++;
      return isNew;
    },
  };
}
