import { readFileSync } from 'node:fs';
import nlp from 'compromise';
import { expect, test } from 'vitest';
import { openPrinted, UNFOLDED } from '../../../src/attribution/words/compromise.ts';

test('the lexicon that the package is built with is that of compromise', () => {
  const built = readFileSync(new URL(`../../../dist/${UNFOLDED}`, import.meta.url), 'utf8');
  const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one;
  const words = Object.keys(lexicon);
  expect(words.length).toBeGreaterThan(20_000);
  expect(words.some((word) => word.includes('\t') || word.includes('\n'))).toBe(false);
  const look = openPrinted(built);
  expect(Object.fromEntries(words.map((word) => [word, look(word)]))).toEqual(
    Object.fromEntries(words.map((word) => [word, [lexicon[word]].flat()])),
  );
  const missing = words.flatMap((word) => [`${word}\u0001`, word.slice(0, -1)]).filter((word) => !(word in lexicon));
  expect(missing.length).toBeGreaterThan(20_000);
  expect([...missing, '', '\n', '\t', '\uffff'].filter((word) => look(word).length > 0)).toEqual([]);
});
