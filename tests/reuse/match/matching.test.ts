import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDeclared } from '../../../src/reuse/changes/declared.ts';
import { createGrouping } from '../../../src/reuse/match/nodes.ts';
import { pairNodes } from '../../../src/reuse/match/pairs.ts';
import { findRelations } from '../../../src/reuse/relations/relations.ts';
import { findSides } from '../../../src/reuse/relations/sides.ts';
import { countEdits, countEditsInside, editsAllowed, type Sequence } from '../../../src/reuse/words/compare.ts';
import { chooseRuns, GRAM, indexGrams } from '../../../src/reuse/words/grams.ts';
import { findPieces, findSources } from '../../../src/reuse/words/pieces.ts';
import { countContent } from '../../../src/reuse/words/telling.ts';
import { collectWordings, sequenceOf } from '../../../src/reuse/words/wordings.ts';
import { buildCorpus } from '../gold.ts';

/** Few words, some of them everywhere: texts share runs without being alike. */
const WORDS =
  'bridge ferry crew boat tide gate not lamp rope mill town harbour garden road river school house money water council mayor'.split(
    ' ',
  );
const word = fc.nat({ max: 99 }).map((n) => WORDS[Math.min(WORDS.length - 1, Math.floor((n * n) / 400))] ?? 'bridge');
const sentence = (min: number, max: number): fc.Arbitrary<string[]> =>
  fc.array(word, { minLength: min, maxLength: max });

/** A plain dynamic program, the referee of everything below. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1);
  a.forEach((left, i) => {
    let diagonal = i;
    let before = i + 1;
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, before + 1, diagonal + (left === b[j] ? 0 : 1));
      diagonal = above;
      before = cost;
      return cost;
    });
  });
  return row.at(-1) ?? a.length;
}

const toSequence = (words: readonly string[]): Sequence => ({
  tokens: Int32Array.from(words, (name) => WORDS.indexOf(name)),
  from: 0,
  length: words.length,
});

describe('countEdits', () => {
  it('agrees with a plain dynamic program', () => {
    fc.assert(
      fc.property(sentence(1, 14), sentence(1, 14), fc.nat({ max: 6 }), (a, b, limit) => {
        expect(countEdits(toSequence(a), toSequence(b), limit)).toBe(Math.min(editDistance(a, b), limit + 1));
      }),
    );
  });

  it('finds a run with edits inside a longer text', () => {
    fc.assert(
      fc.property(sentence(3, 6), sentence(3, 10), fc.nat({ max: 4 }), (part, whole, limit) => {
        let least = part.length;
        for (let i = 0; i <= whole.length; i++) {
          for (let k = i + 1; k <= whole.length; k++) least = Math.min(least, editDistance(part, whole.slice(i, k)));
        }
        expect(countEditsInside(toSequence(part), toSequence(whole), limit)).toBe(Math.min(least, limit + 1));
      }),
    );
  });
});

describe('chooseRuns', () => {
  it('chooses the rarest disjoint runs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 13 }),
        fc.nat({ max: 2 }),
        (counts, edits) => {
          const words = counts.length + GRAM - 1;
          fc.pre(words >= GRAM * (edits + 1));
          const chosen = chooseRuns(words, edits, (i) => counts[i] ?? 0);
          const sum = (runs: readonly number[]): number => runs.reduce((total, i) => total + (counts[i] ?? 0), 0);
          const least = (from: number, left: number): number => {
            if (left === 0) return 0;
            let best = Number.POSITIVE_INFINITY;
            for (let i = from; i < counts.length; i++)
              best = Math.min(best, (counts[i] ?? 0) + least(i + GRAM, left - 1));
            return best;
          };
          expect(chosen).toHaveLength(edits + 1);
          expect(chosen.every((start, i) => i === 0 || start - (chosen[i - 1] ?? 0) >= GRAM)).toBe(true);
          expect(sum(chosen)).toBe(least(0, edits + 1));
        },
      ),
    );
  });

  it('takes every run where there is no room for enough disjoint ones', () => {
    expect(chooseRuns(7, 1, () => 1)).toEqual([0, 1, 2, 3]);
    expect(chooseRuns(3, 0, () => 1)).toEqual([]);
  });
});

/** The pairs that the index finds among texts of one speaker, as "part|whole". */
function pairsOf(texts: readonly string[][], speaker: string | null): Set<string> {
  const tests = texts.map((words, i) => {
    const text = words.join(' ');
    return {
      id: `${i}`.padStart(4, '0'),
      text,
      said: [{ start: 0, end: text.length, kind: 'statement', speaker }],
    } as const;
  });
  const { articles, corpus } = buildCorpus(tests);
  const sources = findSources(articles, corpus);
  const pieces = findPieces(sources);
  const wordings = collectWordings(pieces.map(({ text }) => text));
  const sides = findSides(corpus.speakers);
  const declared = listDeclared(pieces, wordings.vocabulary);
  const all = { sources, pieces, wordings, sides, speakers: new Map(), declared, grams: indexGrams(wordings) };
  const nodes = createGrouping(all)(null);
  const names = [...wordings.vocabulary.keys()];
  const textOf = (node: number): string => {
    const { tokens, from, length } = sequenceOf(wordings, nodes[node]?.wording ?? 0);
    return [...tokens.subarray(from, from + length)].map((token) => names[token]).join(' ');
  };
  const pairs = pairNodes({ ...all, relations: findRelations(all), nodes, events: null });
  return new Set(pairs.map(({ part, whole }) => [textOf(part), textOf(whole)].sort().join('|')));
}

/** What docs/matching.md guarantees, by comparing all with all. */
function guaranteed(a: readonly string[], b: readonly string[]): boolean {
  const [part, whole] = a.length <= b.length ? [a, b] : [b, a];
  if (part.join(' ') === whole.join(' ')) return false;
  const allowed = editsAllowed(whole.length);
  if (allowed > 0 && editDistance(part, whole) <= allowed) return true;
  for (let cut = 6; cut + 6 <= part.length; cut++) {
    const ends = [...whole.slice(0, cut), ...whole.slice(whole.length - (part.length - cut))];
    if (part.length < whole.length && ends.join(' ') === part.join(' ')) return true;
  }
  return false;
}

/** Whether the shorter is a run of the longer. */
function isRun(a: readonly string[], b: readonly string[]): boolean {
  const [part, whole] = a.length <= b.length ? [a, b] : [b, a];
  return ` ${whole.join(' ')} `.includes(` ${part.join(' ')} `);
}

const edit = fc.tuple(fc.constantFrom('insert', 'delete', 'replace'), fc.nat(), word);
const applyEdits = (words: readonly string[], edits: readonly (readonly [string, number, string])[]): string[] => {
  const changed = [...words];
  for (const [kind, at, other] of edits) {
    const place = at % Math.max(1, changed.length);
    if (kind === 'insert') changed.splice(place, 0, other);
    else changed.splice(place, 1, ...(kind === 'replace' ? [other] : []));
  }
  return changed;
};

describe('findRelations and pairNodes', () => {
  const family = fc
    .tuple(sentence(6, 34), fc.array(fc.array(edit, { maxLength: 5 }), { maxLength: 4 }), fc.nat(), fc.nat())
    .map(([base, variants, from, length]) => {
      const cut = 6 + (from % Math.max(1, base.length));
      const cutOut = [...base.slice(0, cut), ...base.slice(cut + 1 + (length % 9))];
      return [base, cutOut, ...variants.map((edits) => applyEdits(base, edits))].filter((text) => text.length > 2);
    });

  it.each([
    ['one speaker', 'Ann Lee'],
    ['nobody named', null],
  ] as const)('misses nothing inside the guaranteed range: %s', (_, speaker) => {
    fc.assert(
      fc.property(fc.array(family, { minLength: 1, maxLength: 5 }), (families) => {
        const texts = families.flat();
        const found = pairsOf(texts, speaker);
        texts.forEach((a, i) => {
          for (const b of texts.slice(i + 1)) {
            const key = [a.join(' '), b.join(' ')].sort().join('|');
            // So few words join only what one side says.
            const isShort = speaker === null && Math.min(a.length, b.length) < 8 && isRun(a, b);
            if (guaranteed(a, b) && !isShort) expect(found, key).toContain(key);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('finds every excerpt of four words or more under one speaker', () => {
    fc.assert(
      fc.property(
        sentence(5, 30),
        fc.nat(),
        fc.nat(),
        fc.array(sentence(5, 12), { maxLength: 6 }),
        (base, from, size, others) => {
          const length = 4 + (size % (base.length - 4));
          const start = from % (base.length - length + 1);
          const excerpt = base.slice(start, start + length);
          // One that hardly says anything joins within one event only.
          fc.pre(countContent(excerpt) >= 2);
          const found = pairsOf([base, excerpt, ...others], 'Ann Lee');
          expect(found).toContain([base.join(' '), excerpt.join(' ')].sort().join('|'));
        },
      ),
      { numRuns: 150 },
    );
  });
});
