/** Lists that are too long to have all their rows in memory. */

/** Rows of a list, of which every page shows some: an array, or rows that are made when they are asked for. */
export interface Rows<T> {
  readonly length: number;
  readonly slice: (from: number, to: number) => readonly T[];
}

/** A row for each of `entries`. */
export function viewRows<T, U>(entries: readonly T[], view: (entry: T) => U): Rows<U> {
  return { length: entries.length, slice: (from, to) => entries.slice(from, to).map(view) };
}

/** Rows that are made at a time. */
const STEP = 1000;

/** All rows, made a few at a time. */
export function* eachRow<T>(rows: Rows<T>): Generator<T> {
  for (let from = 0; from < rows.length; from += STEP) yield* rows.slice(from, from + STEP);
}
