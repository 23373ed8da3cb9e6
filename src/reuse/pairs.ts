/** Finds every pair of nodes that may be one statement, without comparing all with all. */
import { editsAllowed, type Sequence } from './compare.ts';
import { type Declared, readDeclared } from './declared.ts';
import type { Events } from './events.ts';
import { createWeighing, type Evidence, isCoprinted, namesOf } from './evidence.ts';
import { chooseRuns, GRAM, type GramIndex } from './grams.ts';
import { createStrip } from './negation.ts';
import type { Node } from './nodes.ts';
import { numberOf, type Piece, type Source } from './pieces.ts';
import { isEnough, type Relationship, relateDeclared, relateWordings } from './relate.ts';
import { findShortPairs, type ShortEntry } from './short.ts';
import type { Sides } from './sides.ts';
import type { Wordings } from './wordings.ts';

/** All that a round of matching looks at. */
export interface Matching {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly wordings: Wordings;
  /** Sorted by wording. */
  readonly nodes: readonly Node[];
  readonly sides: Sides;
  readonly events: Events | null;
  readonly grams: GramIndex;
}

/** Two related nodes; `part` is the shorter (the lower wording where both are equally long). */
export interface Pair extends Relationship {
  readonly part: number;
  readonly whole: number;
  readonly evidence: Evidence;
}

/** Below this length two wordings that one article prints are two statements, unless the difference is declared. */
const APART_WORDS = 12;

/** The words of a wording. */
export function sequenceOf({ tokens, starts }: Wordings, wording: number): Sequence {
  const from = starts[wording] ?? 0;
  return { tokens, from, length: (starts[wording + 1] ?? 0) - from };
}

/** All pairs of nodes that are related and have the evidence for it. */
export function findPairs(matching: Matching): Pair[] {
  const { nodes, pieces, wordings } = matching;
  const pairs: Pair[] = [];
  const first = firstNodes(nodes, wordings.size);
  const declared = findDeclared(matching, first);
  const strip = createStrip(wordings.vocabulary);
  const weigh = createWeighing(matching);
  const relate = (a: number, b: number): void => {
    const [left, right] = [sequenceOf(wordings, a), sequenceOf(wordings, b)];
    const swap = left.length > right.length || (left.length === right.length && a > b);
    const [part, whole] = swap ? [b, a] : [a, b];
    const links = once(() => weighAll(nodes, first, part, whole, weigh));
    const agree = (): boolean => links().some(({ evidence }) => evidence === 'agree');
    let related = relateWordings(swap ? right : left, swap ? left : right, agree, strip);
    for (const [own, other] of [
      [a, right],
      [b, left],
    ] as const) {
      const marks = related ? undefined : declared.get(own);
      if (marks && agree()) related = relateDeclared(marks, other);
    }
    if (!related) return;
    for (const link of links()) {
      const [one, other] = [nodes[link.part], nodes[link.whole]];
      if (!one || !other) continue;
      if (!isEnough(related, link.evidence, { part: one.words, whole: other.words })) continue;
      const short = related.kinship === 'near' && !related.declared && other.words < APART_WORDS;
      if (!short || !isCoprinted(one, other, pieces)) pairs.push({ ...related, ...link });
    }
  };
  findByRuns(matching, declared, relate);
  const tried = new Set<number>();
  findShortPairs(listShort(matching, first, declared, strip), (a, b) => {
    const key = Math.min(a, b) * wordings.size + Math.max(a, b);
    if (tried.has(key)) return;
    tried.add(key);
    relate(a, b);
  });
  return dropDuplicates(pairs, nodes.length);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** For each wording the number of its first node; nodes are sorted by wording. */
function firstNodes(nodes: readonly Node[], size: number): Int32Array {
  const first = new Int32Array(size + 1).fill(nodes.length);
  for (let i = nodes.length - 1; i >= 0; i--) first[nodes[i]?.wording ?? 0] = i;
  for (let w = size - 1; w >= 0; w--) first[w] = Math.min(first[w] ?? 0, first[w + 1] ?? 0);
  return first;
}

interface EvidenceLink {
  readonly part: number;
  readonly whole: number;
  readonly evidence: Evidence;
}

function weighAll(
  nodes: readonly Node[],
  first: Int32Array,
  part: number,
  whole: number,
  weigh: ReturnType<typeof createWeighing>,
): EvidenceLink[] {
  const links: EvidenceLink[] = [];
  for (let i = first[part] ?? 0; i < (first[part + 1] ?? 0); i++) {
    for (let k = first[whole] ?? 0; k < (first[whole + 1] ?? 0); k++) {
      const [one, other] = [nodes[i], nodes[k]];
      const evidence = one && other ? weigh(one, other) : null;
      if (evidence) links.push({ part: i, whole: k, evidence });
    }
  }
  return links;
}

function findDeclared({ nodes, pieces, wordings }: Matching, first: Int32Array): Map<number, Declared> {
  const found = new Map<number, Declared>();
  for (let w = 0; w < wordings.size; w++) {
    for (let n = first[w] ?? 0; n < (first[w + 1] ?? 0) && !found.has(w); n++) {
      for (const piece of nodes[n]?.pieces ?? []) {
        const marks = readDeclared(pieces[piece]?.text ?? '', wordings.vocabulary);
        if (marks) found.set(w, marks);
        if (marks) break;
      }
    }
  }
  return found;
}

/** Looks every wording up by runs of its words, for wordings that are no shorter; one that declares a gap for all. */
function findByRuns(
  { wordings, grams }: Matching,
  declared: ReadonlyMap<number, Declared>,
  relate: (a: number, b: number) => void,
): void {
  const { size, tokens, starts } = wordings;
  const seen = new Int32Array(size).fill(-1);
  const own = new Int32Array(wordings.vocabulary.size).fill(-1);
  const counted = new Float64Array(wordings.vocabulary.size).fill(-1);
  for (let w = 0; w < size; w++) {
    const { from, length } = sequenceOf(wordings, w);
    if (length < GRAM) continue;
    let distinct = 0;
    for (let i = from; i < from + length; i++) {
      const token = tokens[i] ?? 0;
      if (own[token] !== w) distinct++;
      own[token] = w;
    }
    const marked = declared.has(w);
    const edits = reachableEdits(length) + 1;
    const needed = marked ? GRAM : distinct - Math.max(3, edits);
    const shares = (other: number): boolean => {
      let shared = 0;
      for (let i = starts[other] ?? 0; i < (starts[other + 1] ?? 0); i++) {
        const token = tokens[i] ?? 0;
        if (own[token] !== w || counted[token] === w * size + other) continue;
        counted[token] = w * size + other;
        shared++;
      }
      return shared >= needed;
    };
    const runs = marked ? chooseRuns(length, length, () => 0) : chooseRuns(length, edits, (i) => grams.count(w, i));
    for (const start of runs) {
      grams.look(w, start, (other) => {
        if (other === w || seen[other] === w) return;
        seen[other] = w;
        const otherLength = (starts[other + 1] ?? 0) - (starts[other] ?? 0);
        const later = otherLength > length || (otherLength === length && other > w);
        if ((later || (marked && !declared.has(other))) && shares(other)) relate(w, other);
      });
    }
  }
}

/** The most edits within which a text of so many words may have a longer text beside it. */
function reachableEdits(words: number): number {
  let edits = editsAllowed(words);
  for (let longer = words + 1; longer - editsAllowed(longer) <= words; longer++) edits = editsAllowed(longer);
  return edits;
}

function listShort(
  matching: Matching,
  first: Int32Array,
  declared: ReadonlyMap<number, Declared>,
  strip: ReturnType<typeof createStrip>,
): ShortEntry[] {
  const { nodes, wordings } = matching;
  const numbers = new Map<string, number>();
  const entries: ShortEntry[] = [];
  for (let wording = 0; wording < wordings.size; wording++) {
    const words = sequenceOf(wordings, wording);
    const names = new Set<string>();
    for (const node of nodes.slice(first[wording] ?? 0, first[wording + 1] ?? 0)) {
      for (const name of namesOf(node, matching)) names.add(name);
    }
    const variants = [declared.get(wording)?.kept, strip(words)].filter((variant) => variant != null);
    entries.push({ wording, words, variants, sides: [...names].map((name) => numberOf(numbers, name)) });
  }
  return entries;
}

/** The same pair may be found by its runs and by its words: kept once. */
function dropDuplicates(pairs: readonly Pair[], nodes: number): Pair[] {
  const seen = new Set<number>();
  return pairs.filter(({ part, whole }) => {
    const key = part * nodes + whole;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
