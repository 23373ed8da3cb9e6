import { describe, expect, it } from 'vitest';
import { findSameWords, sameWords } from '../../../src/reuse/words/same.ts';
import { words } from '../../../src/text.ts';

const key = (text: string): string => sameWords(text).join(' ');

describe('sameWords', () => {
  it.each([
    ['The U.K. ferry', 'The UK ferry'],
    ['by U.S.-led crews at 9 p.m.', 'by US-led crews at 9 pm'],
    ['J.R. Fenn', 'JR Fenn'],
    ['the crew´s bridge and the mayor`s', 'the crew’s bridge and the mayor’s'],
    ['the am\u00adend\u00adment', 'the amendment'],
    ['\ufeffthe\u200b bridge', 'the bridge'],
    ['[W]hile it holds', 'While it holds'],
    ['[w]hile it holds', 'While it holds'],
    ['the lab[o]r of years', 'the labor of years'],
    ['it leave[s] us cold', 'it leave us cold'],
    ['he want[ed] a key', 'he want a key'],
    ['the mayor[’s] key', 'the mayor key'],
  ])('finds the words of “%s” in “%s”', (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  it.each([
    ['we can[not] wait', 'we can wait'],
    ['we can[not] wait', 'we cannot wait'],
    ['we did[n’t] wait', 'we did wait'],
    ['[un]likely', 'likely'],
    ['the plan.We wait', 'the planWe wait'],
    ['plan A.The rest', 'plan AThe rest'],
    ['3.5 miles', '35 miles'],
    ['the [old] bridge', 'the bridge'],
    ['wom[e]n of the crew', 'woman of the crew'],
    ['`yes` he said', 'yeshe said'],
  ])('tells “%s” from “%s”', (one, other) => {
    expect(key(one)).not.toBe(key(other));
  });

  it('gives each word its stretch, with what is folded away', () => {
    const text = 'So [W]hile U.K. ferries leave[s], fine';
    expect(findSameWords(text, 10).map(({ word, start, end }) => [word, text.slice(start - 10, end - 10)])).toEqual([
      ['so', 'So'],
      ['while', '[W]hile'],
      ['uk', 'U.K'],
      ['ferries', 'ferries'],
      ['leave', 'leave[s]'],
      ['fine', 'fine'],
    ]);
  });

  it('changes no word that an anchor is minted from', () => {
    expect(words('[W]hile the U.K.')).toEqual(['w', 'hile', 'the', 'u', 'k']);
  });
});
