/**
 * Which articles report the same event: those that share a statement of six words or more under one side, a document,
 * or a quotation so long that it has one source whoever is named for it.
 */

import type { Corpus } from '../relations/corpus.ts';
import type { Relation } from '../relations/relations.ts';
import { numberOf } from '../tables/numbering.ts';
import { createList, sortRows } from '../tables/rows.ts';
import { Union } from '../tables/union.ts';

/** What articles share. A link is the number of a shared statement, quotation or document. */
export interface Events {
  readonly links: (source: number) => Int32Array;
  /** The links that a piece itself makes (-1: none): no evidence for its own statement. */
  readonly own: (piece: number) => readonly number[];
  /** Whether two sets of pieces come from one article, or from articles with a common link that is not their own. */
  readonly share: (a: readonly number[], b: readonly number[]) => boolean;
}

/** A statement of a first round: its pieces, and the words of its shown text. */
export interface SharedStatement {
  readonly pieces: readonly number[];
  readonly words: number;
}

/** Words that a statement shared under one side needs to tell of one event. */
const STATEMENT_WORDS = 6;
/** Words of which nobody happens to say the same: shared, or nearly so, they tell of one event whoever is named. */
const SURE_WORDS = 12;

/** Finds the links, from the statements of the round before and the relations of all wordings. */
export function findEvents(
  corpus: Corpus,
  statements: readonly SharedStatement[],
  relations: readonly Relation[],
): Events {
  const { sources, pieces } = corpus;
  const [byStatement, byFamily] = [new Int32Array(pieces.length).fill(-1), new Int32Array(pieces.length).fill(-1)];
  const [holders, held] = [createList(), createList()];
  const add = (source: number, link: number): void => {
    holders.add(source);
    held.add(link);
  };
  let next = 0;
  const sourceOf = new Int32Array(pieces.length);
  for (let piece = 0; piece < pieces.length; piece++) sourceOf[piece] = pieces[piece]?.source ?? 0;
  // Members ascend, and so do their sources.
  const enter = (members: ArrayLike<number>, own: Int32Array): void => {
    if (members.length < 2) return;
    if (sourceOf[members[0] ?? 0] === sourceOf[members[members.length - 1] ?? 0]) return;
    let last = -1;
    for (let i = 0; i < members.length; i++) {
      const piece = members[i] ?? 0;
      const source = sourceOf[piece] ?? 0;
      own[piece] = next;
      if (source !== last) add(source, next);
      last = source;
    }
    next++;
  };
  for (const statement of statements) if (statement.words >= STATEMENT_WORDS) enter(statement.pieces, byStatement);
  eachFamily(corpus, relations, (members) => enter(members, byFamily));
  addDocuments(corpus, next, add);
  const { list, ends } = sortRows(sources.length, holders.take(), held.take());
  const linksOf = (source: number): Int32Array => list.subarray(ends[source], ends[source + 1]);
  const share = (a: readonly number[], b: readonly number[]): boolean => {
    const left = new Set(a.map((piece) => sourceOf[piece] ?? 0));
    const right = new Set(b.map((piece) => sourceOf[piece] ?? 0));
    const seen = new Set<number>();
    const self = new Set([...a, ...b].flatMap((piece) => [byStatement[piece], byFamily[piece]]));
    for (const source of left) {
      if (right.has(source)) return true;
      for (const link of linksOf(source)) if (!self.has(link)) seen.add(link);
    }
    for (const source of right) for (const link of linksOf(source)) if (seen.has(link)) return true;
    return false;
  };
  return {
    links: linksOf,
    own: (piece) => [byStatement[piece] ?? -1, byFamily[piece] ?? -1],
    share,
  };
}

/** The pieces of long wordings that are equal or within the guaranteed distance, whoever is named for them. */
function eachFamily(
  { wordings: { size, starts, of } }: Corpus,
  relations: readonly Relation[],
  visit: (pieces: Int32Array) => void,
): void {
  const isLong = (wording: number): boolean => (starts[wording + 1] ?? 0) - (starts[wording] ?? 0) >= SURE_WORDS;
  const union = new Union(size);
  for (const { part, whole, kinship, guaranteed } of relations) {
    if (kinship === 'near' && guaranteed && isLong(part) && isLong(whole)) union.join(part, whole);
  }
  const roots = of.map((wording) => (isLong(wording) ? union.find(wording) : size));
  const { list, ends } = sortRows(size + 1, roots);
  for (let piece = 0; piece < roots.length; piece++) {
    const root = roots[piece] ?? size;
    const [from, to] = [ends[root] ?? 0, ends[root + 1] ?? 0];
    if (root < size && to - from > 1 && list[from] === piece) visit(list.subarray(from, to));
  }
}

/** A document of the same type, author and addressee is one document wherever it is spoken of. */
function addDocuments({ sources }: Corpus, from: number, add: (source: number, link: number) => void): void {
  const numbers = new Map<string, number>();
  sources.forEach(({ attribution: { documents, speakerIds } }, source) => {
    const own = new Set<number>();
    for (const { type, author, addressee } of documents) {
      const names = [speakerIds[author ?? -1], speakerIds[addressee ?? -1]];
      if (names.includes(undefined)) continue;
      own.add(from + numberOf(numbers, `${type}\0${names.join('\0')}`));
    }
    for (const link of own) add(source, link);
  });
}
