import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortBuckets } from '../../../src/reuse/tables/buckets.ts';
import { sameWords } from '../../../src/reuse/words/same.ts';
import { createReader } from '../../../src/reuse/words/vocabulary.ts';
import { collectWordings, placeWordings, sequenceOf } from '../../../src/reuse/words/wordings.ts';
import { compareText } from '../../../src/text.ts';

/** Text of few letters, so that words come again; some of it beyond ASCII, where apostrophes and cases differ. */
const text = fc
  .array(fc.constantFrom(..."aAbZ09 '’-.,[]`\u00ad\né日ﬁẞ"), { maxLength: 40 })
  .map((letters) => letters.join(''));

describe('createReader', () => {
  it('reads the words of sameWords(), each under one number', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const reader = createReader();
        const read = texts.map((own) => {
          const { tokens, length } = reader.read(own);
          return [...tokens.subarray(0, length)];
        });
        const names = [...reader.numbers.keys()];
        expect(read.map((numbers) => numbers.map((number) => names[number]))).toEqual(texts.map(sameWords));
      }),
    );
  });

  it('tells words apart that share a place', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `w${i}`);
    const reader = createReader();
    const { length } = reader.read(many.join(' '));
    const again = reader.read(many.join(' '));
    expect(length).toBe(many.length);
    expect(again.tokens.subarray(0, length).every((number, i) => number === i)).toBe(true);
  });
});

describe('collectWordings and placeWordings', () => {
  it('joins texts that agree in K2, and orders them by length and content', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const wordings = collectWordings(texts);
        expect(wordings.size).toBe(new Set(texts.map((own) => sameWords(own).join(' '))).size);
        const names = [...wordings.vocabulary.keys()];
        const wordsOf = (wording: number): string[] => {
          const { tokens, from, length } = sequenceOf(wordings, wording);
          return [...tokens.subarray(from, from + length)].map((token) => names[token] ?? '');
        };
        texts.forEach((own, i) => {
          expect(wordsOf(wordings.of[i] ?? -1).join(' ')).toBe(sameWords(own).join(' '));
        });
        const places = placeWordings(wordings);
        const order = Array.from({ length: wordings.size }, (_, wording) => wording);
        order.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
        const compare = (a: string[], b: string[]): number =>
          b.length - a.length || compareText(a.join('\0'), b.join('\0'));
        expect(order.map(wordsOf)).toEqual(order.map(wordsOf).sort(compare));
        expect(new Set(places).size).toBe(wordings.size);
      }),
    );
  });
});

describe('sortBuckets', () => {
  it('holds every value under its hash, in order', () => {
    const entry = fc.tuple(fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff), fc.nat());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3000 }), (entries) => {
        const [hashes, values] = [entries.map(([hash]) => hash), entries.map(([, value]) => value)];
        const buckets = sortBuckets(Int32Array.from(hashes), Int32Array.from(values));
        const slotOf = (hash: number): number => hash >>> 20;
        for (const [hash] of entries) {
          const found: number[] = [];
          buckets.look(hash, (value) => found.push(value));
          const own = entries.filter(([other]) => other === hash).map(([, value]) => value);
          expect(found.filter((value) => own.includes(value))).toEqual(expect.arrayContaining(own));
          expect(buckets.count(hash)).toBe(found.length);
          expect(found.length).toBeLessThanOrEqual(entries.filter(([other]) => slotOf(other) === slotOf(hash)).length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
