/**
 * A partial order as passages to read: what is ordered stands one after the other, what is not side by side. (The
 * series-parallel decomposition; what cannot be decomposed is given as its pairs.)
 */
import type { Join, Passage } from '../../../model.ts';
import { Union } from '../../tables/union.ts';
import type { Precedence } from './precedence.ts';

/** What passages are made from. */
export interface Layout {
  readonly order: Precedence;
  readonly anchors: readonly string[];
  /** How an item stands to those of which one stands directly before it. */
  readonly joinOf: (before: readonly number[], item: number) => Join;
}

/** The items as passages; lower numbers first where nothing is known. */
export function layOut(layout: Layout): Passage[] {
  const all = Array.from({ length: layout.order.size }, (_, item) => item);
  return all.length === 0 ? [] : layOutItems(layout, all, []);
}

/** The anchors of passages in the order in which they are read. */
export function readThrough(passages: readonly Passage[]): string[] {
  return passages.flatMap((passage) =>
    passage.kind === 'statement' ? [passage.anchor] : passage.strands.flatMap((strand) => readThrough(strand)),
  );
}

/** `before`: the items of which one stands directly before the first of these. */
function layOutItems(layout: Layout, items: readonly number[], before: readonly number[]): Passage[] {
  const { precedes } = layout.order;
  const isOrdered = (a: number, b: number): boolean => precedes(a, b) || precedes(b, a);
  const series = split(items, (a, b) => !isOrdered(a, b)).sort((a, b) => (isBefore(a, b, precedes) ? -1 : 1));
  let previous = before;
  return series.map((part): Passage => {
    const passage = layOutPart(layout, part, previous, isOrdered);
    previous = part.filter((item) => !part.some((other) => precedes(item, other)));
    return passage;
  });
}

/** A part that falls into no series. */
function layOutPart(
  layout: Layout,
  part: readonly number[],
  before: readonly number[],
  isOrdered: (a: number, b: number) => boolean,
): Passage {
  const [only] = part;
  if (only !== undefined && part.length === 1) return viewItem(layout, only, before);
  const strands = split(part, isOrdered);
  if (strands.length > 1) {
    return { kind: 'unordered', strands: strands.map((strand) => layOutItems(layout, strand, before)), known: [] };
  }
  const { anchors, order } = layout;
  const line = sortItems(part, order.precedes);
  const name = (item: number): string => anchors[item] ?? '';
  return {
    kind: 'unordered',
    strands: line.map((item) => [viewItem(layout, item, directlyBefore(item, line, order.precedes, before))]),
    known: line.flatMap((later) =>
      directlyBefore(later, line, order.precedes, []).map((earlier) => [name(earlier), name(later)] as const),
    ),
  };
}

function viewItem({ anchors, joinOf }: Layout, item: number, before: readonly number[]): Passage {
  return { kind: 'statement', anchor: anchors[item] ?? '', join: joinOf(before, item) };
}

/** The items of `line` before `item` with no other between; `none` where there is no item before it. */
function directlyBefore(
  item: number,
  line: readonly number[],
  precedes: Precedence['precedes'],
  none: readonly number[],
): readonly number[] {
  const found: number[] = [];
  // From the latest: what stands between an item and this one is found before it, or stands before one that is.
  for (let i = line.indexOf(item) - 1; i >= 0; i--) {
    const other = line[i] ?? item;
    if (precedes(other, item) && !found.some((middle) => precedes(other, middle))) found.push(other);
  }
  return found.length === 0 ? none : found.reverse();
}

/** The items in a line that keeps the order, the lowest number first of those that may stand next. */
function sortItems(items: readonly number[], precedes: Precedence['precedes']): number[] {
  const left = [...items];
  const earlier = new Map(left.map((item) => [item, left.filter((other) => precedes(other, item)).length]));
  const line: number[] = [];
  while (left.length > 0) {
    const at = left.findIndex((item) => earlier.get(item) === 0);
    const [next] = left.splice(Math.max(at, 0), 1);
    if (next === undefined) break;
    line.push(next);
    for (const item of left) if (precedes(next, item)) earlier.set(item, (earlier.get(item) ?? 0) - 1);
  }
  return line;
}

/** The components of the items under a relation, each ascending, in the order of their lowest. */
function split(items: readonly number[], isLinked: (a: number, b: number) => boolean): number[][] {
  const union = new Union(items.length);
  items.forEach((a, i) => {
    for (let j = i + 1; j < items.length; j++) if (isLinked(a, items[j] ?? a)) union.join(i, j);
  });
  return union.classes().map((part) => part.map((i) => items[i] ?? 0));
}

function isBefore(a: readonly number[], b: readonly number[], precedes: Precedence['precedes']): boolean {
  const [first, second] = [a[0], b[0]];
  return first !== undefined && second !== undefined && precedes(first, second);
}
