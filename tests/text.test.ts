import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mintAnchor } from '../src/anchors/mint.ts';
import { findParagraphs, findWords, keyK0, keyK1, keyK2, slugify, words } from '../src/text.ts';

describe('words', () => {
  it.each([
    ["Don’t — don't!", ['dont', 'dont']],
    ['U.S. agents’ 911 calls', ['u', 's', 'agents', '911', 'calls']],
    ['ﬁne café É ½', ['fine', 'café', 'é', '1', '2']],
    ['a zo­ne of​ “ter⁠ror”﻿', ['a', 'zone', 'of', 'terror']],
    ['…', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('finds the same words as words(), each at its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const found = findWords(text);
        expect(found.map(({ word }) => word)).toEqual(words(text));
        for (const { start, end } of found) expect(start < end && start >= 0 && end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the printed stretch of each word', () => {
    const text = 'The ﬁrst drivers’ café “opened”';
    expect(findWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'ﬁrst',
      'drivers',
      'café',
      'opened',
    ]);
  });
});

describe('keys', () => {
  it('K0 tells typography apart, K1 does not, K2 compares words alone', () => {
    const a = '“We can’t — won’t … go,”';
    const b = '"We can\'t -- won\'t ... go."';
    expect(keyK0(a)).not.toBe(keyK0(b));
    expect(keyK1(a)).toBe(keyK1(b));
    expect(keyK1('We go now')).not.toBe(keyK1('We go, now'));
    expect(keyK2('We go, NOW')).toBe(keyK2('we go now'));
    expect(keyK2('we go')).not.toBe(keyK2('we do'));
    expect(keyK1('con\u00adduct')).toBe(keyK1('con\u200bduct'));
  });
});

describe('findParagraphs', () => {
  const read = (text: string) => findParagraphs(text).map(({ start, end }) => text.slice(start, end));
  it('takes a line for a paragraph, whatever ends it', () => {
    expect(read(' One.\r\nTwo.\n\n  Three. \rFour.')).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
  });
  it('joins lines that are hard-wrapped', () => {
    const text =
      'The council met on\nMonday and voted\nto close the\nbridge for good.\n\nNobody\nobjected to it\nat all.';
    expect(read(text)).toHaveLength(2);
  });
  it('has none in an empty text', () => {
    expect(read(' \n\t\n')).toEqual([]);
  });
});

it('slugify keeps letters and figures, of any script', () => {
  expect(slugify('Letter from “Zoë Müller” to No. 10')).toBe('letter-from-zoe-muller-to-no-10');
  expect(slugify('—')).toBe('');
});

it('words with soft hyphens keep the anchor that they had, and are the same words', () => {
  expect(keyK2('zone of ter\u00adror')).toBe('zone of terror');
  expect(mintAnchor('zone of ter\u00adror')).toBe(mintAnchor('zone of ter ror'));
  expect(mintAnchor('zone of terror')).not.toBe(mintAnchor('zone of ter\u00adror'));
});
