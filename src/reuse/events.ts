/**
 * Which articles report the same event: those that share a statement of six words or more under one side, a document,
 * or a quotation so long that it has one source whoever is named for it.
 */

import type { Corpus, Relation } from './relations.ts';
import { Union } from './union.ts';
import { sequenceOf } from './wordings.ts';

/** What articles share. A link is the number of a shared statement, quotation or document. */
export interface Events {
  readonly links: (source: number) => readonly number[];
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
  const links: number[][] = sources.map(() => []);
  const [byStatement, byFamily] = [new Int32Array(pieces.length).fill(-1), new Int32Array(pieces.length).fill(-1)];
  let next = 0;
  const enter = (members: readonly number[], own: Int32Array): void => {
    if (members.length < 2) return;
    const within = new Set(members.map((piece) => pieces[piece]?.source ?? 0));
    if (within.size < 2) return;
    for (const piece of members) own[piece] = next;
    for (const source of within) links[source]?.push(next);
    next++;
  };
  for (const statement of statements) if (statement.words >= STATEMENT_WORDS) enter(statement.pieces, byStatement);
  for (const members of findFamilies(corpus, relations)) enter(members, byFamily);
  addDocuments(corpus, links, next);
  const share = (a: readonly number[], b: readonly number[]): boolean => {
    const left = new Set(a.map((piece) => pieces[piece]?.source ?? 0));
    const right = new Set(b.map((piece) => pieces[piece]?.source ?? 0));
    const seen = new Set<number>();
    const self = new Set([...a, ...b].flatMap((piece) => [byStatement[piece], byFamily[piece]]));
    for (const source of left) {
      if (right.has(source)) return true;
      for (const link of links[source] ?? []) if (!self.has(link)) seen.add(link);
    }
    for (const source of right) for (const link of links[source] ?? []) if (seen.has(link)) return true;
    return false;
  };
  return {
    links: (source) => links[source] ?? [],
    own: (piece) => [byStatement[piece] ?? -1, byFamily[piece] ?? -1],
    share,
  };
}

/** The pieces of long wordings that are equal or within the guaranteed distance, whoever is named for them. */
function findFamilies({ wordings, pieces }: Corpus, relations: readonly Relation[]): number[][] {
  const isLong = (wording: number): boolean => sequenceOf(wordings, wording).length >= SURE_WORDS;
  const union = new Union(wordings.size);
  for (const { part, whole, kinship, guaranteed } of relations) {
    if (kinship === 'near' && guaranteed && isLong(part) && isLong(whole)) union.join(part, whole);
  }
  const rootOf = wordings.of.map((wording) => (isLong(wording) ? union.find(wording) : -1));
  const sizes = new Int32Array(wordings.size);
  for (const root of rootOf) if (root >= 0) sizes[root] = (sizes[root] ?? 0) + 1;
  const families = new Map<number, number[]>();
  pieces.forEach((_, piece) => {
    const root = rootOf[piece] ?? -1;
    if ((sizes[root] ?? 0) < 2) return;
    const list = families.get(root);
    if (list) list.push(piece);
    else families.set(root, [piece]);
  });
  return [...families.values()];
}

/** A document of the same type, author and addressee is one document wherever it is spoken of. */
function addDocuments({ sources }: Corpus, links: number[][], from: number): void {
  const numbers = new Map<string, number>();
  sources.forEach(({ attribution: { documents, speakerIds } }, source) => {
    for (const { type, author, addressee } of documents) {
      const names = [speakerIds[author ?? -1], speakerIds[addressee ?? -1]];
      if (names.includes(undefined)) continue;
      const key = `${type}\0${names.join('\0')}`;
      const number = numbers.get(key) ?? from + numbers.size;
      numbers.set(key, number);
      if (!links[source]?.includes(number)) links[source]?.push(number);
    }
  });
}
