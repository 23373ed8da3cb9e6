import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCopyFinder, createShingles, hashWord } from '../../../src/copies.ts';
import type { Article, ArticleAttribution } from '../../../src/model.ts';
import { createPairs } from '../../../src/reuse/tables/pair-set.ts';
import { createNarrationReader } from '../../../src/reuse/unquoted/narration.ts';
import type { Source } from '../../../src/reuse/words/pieces.ts';
import { findSameWords } from '../../../src/reuse/words/same.ts';

const sourceOf = (text: string, quotations: readonly { start: number; end: number }[]): Source =>
  ({
    article: { text } as Article,
    attribution: { quotations } as unknown as ArticleAttribution,
    outlet: 0,
    owner: 0,
  }) as unknown as Source;

const LETTERS = [
  ...'abcXYZ019',
  ' ',
  ' ',
  '\n',
  '\t',
  "'",
  '’',
  '“',
  '”',
  '—',
  '…',
  '\u00a0',
  '\u2003',
  'é',
  'e\u0301',
];
const MORE = ['ﬁ', '한', '𝐀', '½', '\u0301', '-', '.', ',', '"', '\u0001', '[', ']', '`', '\u00ad', 'ß', 'İ'];

describe('createNarrationReader', () => {
  it('reads the words that findSameWords finds, each in its place, outside the quotations', () => {
    const text = fc.array(fc.constantFrom(...LETTERS, ...MORE), { maxLength: 60 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(20), (own, from, length) => {
        const start = Math.min(from, own.length);
        const end = Math.min(start + length, own.length);
        const known = new Map(findSameWords(own).map(({ word }, i) => [word, i]));
        const read: unknown[] = [];
        createNarrationReader(known)(sourceOf(own, [{ start, end }]), (run) => {
          for (let i = 0; i < run.length; i++) read.push([run.tokens()[i], run.hashes[i], run.starts[i], run.ends[i]]);
        });
        // Up to a quotation that ends where the text begins there is nothing.
        const runs =
          end > 0 ? [findSameWords(own.slice(0, start)), findSameWords(own.slice(end), end)] : [findSameWords(own)];
        const expected = runs
          .flat()
          .map((word) => [known.get(word.word) ?? -1, hashWord(word.word), word.start, word.end]);
        expect(read).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('createCopyFinder', () => {
  it('knows the first article of which another one is a near copy', () => {
    const shingles = createShingles();
    const shinglesOf = (text: string): Int32Array => {
      const hashes = Int32Array.from(findSameWords(text), ({ word }) => hashWord(word));
      shingles.enter(hashes, hashes.length);
      return shingles.take();
    };
    const textOf = (seed: number): string =>
      Array.from({ length: 200 }, (_, i) => `w${(i * i + seed * 7919) % 5003}`).join(' ');
    const find = createCopyFinder();
    const texts = Array.from({ length: 40 }, (_, i) => textOf(i));
    expect(texts.map((text, i) => find(i, shinglesOf(text)))).toEqual(texts.map((_, i) => i));
    expect(find(40, shinglesOf(`${texts[7]} and a few words more`))).toBe(7);
    expect(find(41, shinglesOf(textOf(99)))).toBe(41);
  });
});

describe('createPairs', () => {
  it('holds what a set of pairs holds, in either order', () => {
    const pair = fc.tuple(fc.nat(40), fc.nat(40)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 600 }), (pairs) => {
        const [own, known] = [createPairs(0), new Set<string>()];
        for (const [a, b] of pairs) {
          const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
          expect(own.add(a, b)).toBe(!known.has(key));
          known.add(key);
        }
      }),
    );
  });
});
