import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mintAnchor, mintFree, mintFromWords } from '../../src/anchors/mint.ts';

describe('mintAnchor', () => {
  it('gives the check value of the definitions', () => {
    expect(mintAnchor('Your policy has created a zone of terror and lawlessness.')).toBe('q-tx8hs15a9n');
    expect(mintAnchor('“your POLICY has\u00a0created a zone of terror—and lawlessness!”')).toBe('q-tx8hs15a9n');
  });

  it('is the high bits of SHA-256 in Crockford’s base 32', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 51 }), (words, length) => {
        const digest = createHash('sha256').update(`q1\0${words}`).digest('hex');
        const bits = [...digest].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
        const digits = Array.from({ length }, (_, i) => Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2));
        const expected = digits.map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'[digit]).join('');
        expect(mintFromWords(words, length)).toBe(`q-${expected}`);
      }),
    );
  });

  it('grows by one character at each collision', () => {
    const taken = new Set([mintFromWords('no comment'), mintFromWords('no comment', 11)]);
    expect(mintFree('no comment', (id) => taken.has(id))).toBe(mintFromWords('no comment', 12));
    expect(mintFree('no comment', (id) => taken.has(id))).toContain(mintFromWords('no comment'));
  });

  it('never runs out', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 60; i++) taken.add(mintFree('no comment', (id) => taken.has(id)));
    expect(taken.size).toBe(60);
  });
});
