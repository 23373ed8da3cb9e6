import { readFileSync } from 'node:fs';
import nlp from 'compromise';
import { expect, test } from 'vitest';
import { UNFOLDED } from '../../../src/attribution/words/compromise.ts';

test('the lexicon that the package is built with is that of compromise', () => {
  const built = readFileSync(new URL(`../../../dist/${UNFOLDED}`, import.meta.url), 'utf8');
  const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one;
  expect(Object.keys(lexicon).length).toBeGreaterThan(20_000);
  expect(JSON.parse(built)).toEqual(lexicon);
});
