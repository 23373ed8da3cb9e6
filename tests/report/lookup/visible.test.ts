import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine, shorten, visible } from '../../../src/report/lookup/visible.ts';

describe('visible', () => {
  test('writes codes for controls, bidi marks, zero-width characters, lone surrogates and noncharacters', () => {
    expect(visible('a\u0000b\u0007c\u007fd')).toBe('a[U+0000]b[U+0007]c[U+007F]d');
    expect(visible('\u0085\u202e\u2066\u200b\ufeff\u2028')).toBe('[U+0085][U+202E][U+2066][U+200B][U+FEFF][U+2028]');
    expect(visible('\ud800x\udfff')).toBe('[U+D800]x[U+DFFF]');
    expect(visible('\ufffe\u{1ffff}\u{e0041}\u3164')).toBe('[U+FFFE][U+1FFFF][U+E0041][U+3164]');
  });

  test('leaves what a reader can see, and what holds an emoji together', () => {
    for (const text of [
      '“no-break\u00a0space”',
      'tab\tand\r\nline',
      'soft\u00adhyphen',
      '👩‍👩‍👧 ✌🏽 ❤️‍🔥',
      'שלום',
      'e\u0301',
    ]) {
      expect(visible(text)).toBe(text);
    }
  });

  test('a joiner outside an emoji is shown', () => {
    expect(visible('zero\u200dwidth')).toBe('zero[U+200D]width');
  });

  test('is always well-formed and free of controls, and changes nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\t\n\r]/u);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});

describe('oneLine and shorten', () => {
  test('fold white space', () => expect(oneLine(' a\r\n\tb\u00a0 c ')).toBe('a b c'));

  test('cut between words', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('one two, three', 10)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
    expect(shorten('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  test('never cut a character in two, never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 5, max: 40 }), (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
