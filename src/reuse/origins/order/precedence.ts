/** Which statement of a document comes before which, by all articles together, and where they contradict one another. */
import type { Telling } from './sightings.ts';

/** A strict partial order of items, numbered from 0. */
export interface Precedence {
  readonly size: number;
  /** Whether `a` comes before `b`, in some article or by way of others. */
  readonly precedes: (a: number, b: number) => boolean;
  readonly conflicts: readonly Conflict[];
}

/** A pair that articles order both ways, or that closes a circle; it orders nothing. */
export interface Conflict {
  readonly first: number;
  readonly second: number;
  readonly articles: readonly string[];
  readonly against: readonly string[];
}

/** The pairs that some article orders: for each earlier item the later ones, with the articles that say so. */
type Pairs = readonly Map<number, string[]>[];

/** Reads the order of `size` items from the articles. What two articles contradict, and what closes a circle, is left out. */
export function findPrecedence(size: number, tellings: readonly Telling[]): Precedence {
  const pairs = collectPairs(size, tellings);
  const conflicts: Conflict[] = [];
  const later: number[][] = pairs.map((list, first) => {
    const kept: number[] = [];
    for (const [second, articles] of list) {
      const against = pairs[second]?.get(first);
      if (against === undefined) kept.push(second);
      else if (first < second) conflicts.push({ first, second, articles, against });
    }
    return kept;
  });
  const isCircular = findCircles(later);
  const open = later.map((list, first) =>
    list.filter((second) => {
      if (!isCircular(first, second)) return true;
      conflicts.push({ first, second, articles: pairs[first]?.get(second) ?? [], against: [] });
      return false;
    }),
  );
  return { size, precedes: closeOver(open), conflicts };
}

/** `a` stands before `b` in an article if all its prints of `a` end before its first of `b` begins. */
function collectPairs(size: number, tellings: readonly Telling[]): Pairs {
  const pairs: Map<number, string[]>[] = Array.from({ length: size }, () => new Map());
  for (const { article, sightings } of tellings) {
    const places = new Map<number, { start: number; end: number }>();
    for (const { item, start, end } of sightings) {
      const known = places.get(item);
      if (known) known.end = Math.max(known.end, end);
      else places.set(item, { start, end });
    }
    for (const [first, { end }] of places) {
      for (const [second, { start }] of places) {
        if (first === second || end > start) continue;
        const articles = pairs[first]?.get(second);
        if (articles) articles.push(article.id);
        else pairs[first]?.set(second, [article.id]);
      }
    }
  }
  return pairs;
}

/** Whether two items lie on a circle of `later`. What has nothing before or nothing after it lies on none and is peeled off first. */
function findCircles(later: readonly (readonly number[])[]): (a: number, b: number) => boolean {
  const earlier: number[][] = later.map(() => []);
  later.forEach((list, first) => {
    for (const second of list) earlier[second]?.push(first);
  });
  const isLeft = later.map(() => true);
  for (const [to, from] of [
    [later, earlier],
    [earlier, later],
  ] as const) {
    const count = from.map((list) => list.filter((other) => isLeft[other]).length);
    const ends = count.flatMap((number, item) => (number === 0 && isLeft[item] ? [item] : []));
    for (let item = ends.pop(); item !== undefined; item = ends.pop()) {
      isLeft[item] = false;
      for (const next of to[item] ?? []) {
        count[next] = (count[next] ?? 0) - 1;
        if (count[next] === 0 && isLeft[next]) ends.push(next);
      }
    }
  }
  const reached = new Map<number, ReadonlySet<number>>();
  later.forEach((_, item) => {
    if (isLeft[item]) reached.set(item, reachFrom(item, later, isLeft));
  });
  return (a, b) => (reached.get(a)?.has(b) ?? false) && (reached.get(b)?.has(a) ?? false);
}

function reachFrom(item: number, later: readonly (readonly number[])[], isLeft: readonly boolean[]): Set<number> {
  const found = new Set<number>();
  const open = [item];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const next of later[here] ?? []) {
      if (!isLeft[next] || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

/** The transitive closure of an order without circles: for each item one bit an item. */
function closeOver(later: readonly (readonly number[])[]): (a: number, b: number) => boolean {
  const width = (later.length + 31) >>> 5;
  const bits = new Uint32Array(later.length * width);
  for (const item of sortLatestFirst(later)) {
    for (const next of later[item] ?? []) {
      const [own, other] = [item * width, next * width];
      for (let i = 0; i < width; i++) bits[own + i] = (bits[own + i] ?? 0) | (bits[other + i] ?? 0);
      bits[own + (next >>> 5)] = (bits[own + (next >>> 5)] ?? 0) | (1 << (next & 31));
    }
  }
  return (a, b) => ((bits[a * width + (b >>> 5)] ?? 0) & (1 << (b & 31))) !== 0;
}

/** The items so that each comes after all that are later than it. */
function sortLatestFirst(later: readonly (readonly number[])[]): number[] {
  const before: number[][] = later.map(() => []);
  const count = later.map((list, first) => {
    for (const second of list) before[second]?.push(first);
    return list.length;
  });
  const sorted = count.flatMap((number, item) => (number === 0 ? [item] : []));
  for (let i = 0; i < sorted.length; i++) {
    for (const first of before[sorted[i] ?? -1] ?? []) {
      count[first] = (count[first] ?? 0) - 1;
      if (count[first] === 0) sorted.push(first);
    }
  }
  return sorted;
}
