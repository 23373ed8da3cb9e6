/** Finds every two wordings that are related, without comparing all with all. Who said them is not asked here. */

import type { Declared } from '../changes/declared.ts';
import { createStrip, type StripDenial } from '../changes/negation.ts';
import { numberOf } from '../tables/numbering.ts';
import { createPairs } from '../tables/pair-set.ts';
import { editsAllowed, type Sequence } from '../words/compare.ts';
import { chooseRuns, GRAM } from '../words/grams.ts';
import { sequenceOf, type Wordings } from '../words/wordings.ts';
import type { Corpus, Indexed } from './corpus.ts';
import { type Relationship, relateDeclared, relateWordings } from './relate.ts';
import { findShortPairs, type ShortEntries, type ShortEntry } from './short.ts';
import type { Sides } from './sides.ts';
import { agreeAny } from './sides.ts';

/** Two related wordings; `part` is the shorter (the lower number where both are equally long). */
export interface Relation extends Relationship {
  readonly part: number;
  readonly whole: number;
}

/** All relations. Loose ones, which take one side for both, are looked for only where that may be. */
export function findRelations(corpus: Indexed): Relation[] {
  const { wordings } = corpus;
  const relations: Relation[] = [];
  const names = listNames(corpus);
  const marked = findDeclared(corpus);
  const strip = createStrip(wordings.vocabulary);
  const mayAgree = createGate(names, corpus.sides);
  // What is compared at the time: a function for each pair would cost as much as the comparison.
  let [one, other] = [0, 0];
  const agree = (): boolean => mayAgree(one, other);
  const byMarks = (own: number, words: Sequence): Relationship | null => {
    const marks = marked.get(own);
    return marks && agree() ? relateDeclared(marks, words) : null;
  };
  const relate = (a: number, b: number): void => {
    [one, other] = [a, b];
    const [left, right] = [sequenceOf(wordings, a), sequenceOf(wordings, b)];
    const swap = left.length > right.length || (left.length === right.length && a > b);
    const [part, whole] = swap ? [b, a] : [a, b];
    const related =
      relateWordings(swap ? right : left, swap ? left : right, agree, strip) ?? byMarks(a, right) ?? byMarks(b, left);
    if (!related) return;
    const { kinship, cost, guaranteed, declared } = related;
    relations.push({ kinship, cost, guaranteed, declared, part, whole });
  };
  findByRuns(corpus, marked, relate);
  const tried = createPairs(relations.length);
  for (const { part, whole } of relations) tried.add(part, whole);
  findShortPairs(listShort(corpus, names, marked, strip), (a, b) => {
    if (tried.add(a, b)) relate(a, b);
  });
  return relations;
}

/** Who may have said each wording: the speakers named for it, and, where nobody is, all whom the article names. */
interface Names {
  readonly stated: readonly (readonly string[] | undefined)[];
  readonly possible: readonly (readonly string[] | undefined)[];
}

function listNames({ sources, pieces, wordings }: Corpus): Names {
  const stated = Array.from<string[] | undefined>({ length: wordings.size });
  const possible = Array.from<string[] | undefined>({ length: wordings.size });
  const add = (lists: (string[] | undefined)[], wording: number, name: string): void => {
    const list = lists[wording];
    if (list) addOnce(list, name);
    else lists[wording] = [name];
  };
  pieces.forEach(({ speaker, author, source, isSpeakerSure }, piece) => {
    const wording = wordings.of[piece] ?? 0;
    if (speaker !== null) add(stated, wording, speaker);
    if (author !== null) add(stated, wording, author);
    if (isSpeakerSure) return;
    for (const name of sources[source]?.attribution.speakerIds ?? []) add(possible, wording, name);
    add(possible, wording, '');
  });
  return { stated, possible };
}

function addOnce<T>(list: T[], value: T): void {
  if (!list.includes(value)) list.push(value);
}

/** Whether some prints of the two may have one side: named alike, or nobody named for one of them. */
function createGate({ stated, possible }: Names, sides: Sides): (a: number, b: number) => boolean {
  return (a, b) => {
    if ((possible[a]?.length ?? 0) > 0 || (possible[b]?.length ?? 0) > 0) return true;
    return agreeAny(stated[a] ?? [], stated[b] ?? [], sides);
  };
}

/** For each wording that some piece prints with marks of a change, what the first such piece declares. */
function findDeclared({ declared, wordings }: Corpus): Map<number, Declared> {
  const found = new Map<number, Declared>();
  for (const [piece, marks] of declared) {
    const wording = wordings.of[piece] ?? 0;
    if (!found.has(wording)) found.set(wording, marks);
  }
  return found;
}

/** Looks every wording up by runs of its words, for wordings that are no shorter; one that declares a gap, for all. */
function findByRuns(
  { wordings, grams }: Indexed,
  declared: ReadonlyMap<number, Declared>,
  relate: (a: number, b: number) => void,
): void {
  const { size, starts } = wordings;
  const seen = new Int32Array(size).fill(-1);
  const shared = createOverlap(wordings);
  // What is looked up at the time.
  let [w, length, marked, needed] = [0, 0, false, 0];
  const count = (i: number): number => grams.count(w, i);
  const visit = (other: number): void => {
    if (other === w || seen[other] === w) return;
    seen[other] = w;
    const otherLength = (starts[other + 1] ?? 0) - (starts[other] ?? 0);
    const later = otherLength > length || (otherLength === length && other > w);
    if ((later || (marked && !declared.has(other))) && shared.count(other) >= needed) relate(w, other);
  };
  for (; w < size; w++) {
    length = (starts[w + 1] ?? 0) - (starts[w] ?? 0);
    if (length < GRAM) continue;
    marked = declared.has(w);
    const edits = reachableEdits(length) + 1;
    // Two edits more than are ever accepted, for what is listed as a near miss.
    needed = marked ? GRAM : shared.enter(w) - edits - 2;
    if (marked) shared.enter(w);
    const runs = marked ? Array.from({ length: length - GRAM + 1 }, (_, i) => i) : chooseRuns(length, edits, count);
    for (const start of runs) grams.look(w, start, visit);
  }
}

/** Counts how many different words a wording shares with the one entered last: a quick look before a comparison. */
function createOverlap(wordings: Wordings): { enter: (w: number) => number; count: (other: number) => number } {
  const { tokens, starts, vocabulary } = wordings;
  const own = new Int32Array(vocabulary.size).fill(-1);
  const counted = new Int32Array(vocabulary.size).fill(-1);
  let entered = -1;
  let comparison = 0;
  return {
    enter: (w) => {
      entered = w;
      let distinct = 0;
      const end = starts[w + 1] ?? 0;
      for (let i = starts[w] ?? 0; i < end; i++) {
        const token = tokens[i] ?? 0;
        if (own[token] !== w) distinct++;
        own[token] = w;
      }
      return distinct;
    },
    count: (other) => {
      comparison = (comparison + 1) | 0;
      let count = 0;
      const end = starts[other + 1] ?? 0;
      for (let i = starts[other] ?? 0; i < end; i++) {
        const token = tokens[i] ?? 0;
        if (own[token] !== entered || counted[token] === comparison) continue;
        counted[token] = comparison;
        count++;
      }
      return count;
    },
  };
}

/** The most edits within which a text of so many words may have a longer text beside it. */
function reachableEdits(words: number): number {
  let edits = editsAllowed(words);
  for (let longer = words + 1; longer - editsAllowed(longer) <= words; longer++) edits = editsAllowed(longer);
  return edits;
}

function listShort(
  { sides, wordings }: Corpus,
  { stated, possible }: Names,
  declared: ReadonlyMap<number, Declared>,
  strip: StripDenial,
): ShortEntries {
  const numbers = new Map<string, number>();
  const describe = (wording: number): ShortEntry => {
    const words = sequenceOf(wordings, wording);
    const own: number[] = [];
    for (const name of stated[wording] ?? []) for (const side of sides.all(name)) addOnce(own, numberOf(numbers, side));
    for (const name of possible[wording] ?? []) if (name !== '') addOnce(own, numberOf(numbers, name));
    const variants: Sequence[] = [];
    for (const variant of [declared.get(wording)?.kept, strip(words)]) if (variant) variants.push(variant);
    return { words, variants, sides: own, isSure: (possible[wording] ?? []).length === 0 };
  };
  return { size: wordings.size, describe };
}
