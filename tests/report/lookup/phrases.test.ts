import { expect, test } from 'vitest';
import type { Change } from '../../../src/model.ts';
import {
  dateKey,
  describeChange,
  describeConfidence,
  describeCounts,
  describeDate,
  describeIndependence,
} from '../../../src/report/lookup/phrases.ts';
import { compareText } from '../../../src/text.ts';

const change = (type: Change['type'], from: string, to: string): Change => ({
  type,
  from,
  to,
  declared: false,
  severity: 'form',
  reason: '',
});

test.each([
  [change('negation', 'not', ''), 'drops ‘not’'],
  [change('number', '40', '14'), 'changes 40 to 14'],
  [change('dropped', 'very', ''), 'drops ‘very’'],
  [change('added', '', 'really'), 'adds ‘really’'],
  [change('substituted', 'big', 'large'), 'changes ‘big’ to ‘large’'],
  [change('cut', 'of the old town', ''), 'cuts ‘of the old town’'],
  [change('name', 'Ada', 'Eve'), 'changes the name ‘Ada’ to ‘Eve’'],
  [change('tense', 'wants', 'wanted'), 'changes the tense: ‘wants’ becomes ‘wanted’'],
  [change('spelling', 'colour', 'color'), 'spells ‘colour’ as ‘color’'],
  [change('order', 'now and here', 'here and now'), 'changes the order: ‘now and here’ becomes ‘here and now’'],
  [change('ellipsis', 'of it', ''), 'cuts ‘of it’, marked by an ellipsis'],
  [change('bracketed', 'we', '[the town]'), 'puts ‘[the town]’ for ‘we’, in brackets'],
  [change('bracketed', '', '[sic]'), 'adds ‘[sic]’ in brackets'],
  [change('splice', 'a', 'a b'), 'runs parts of two statements together: ‘a b’'],
])('a change in plain words: %o', (given, words) => expect(describeChange(given)).toBe(words));

test('a long change is shortened and stays on one line', () => {
  const words = describeChange(change('cut', 'word\n'.repeat(200), ''));
  expect(words.length).toBeLessThan(140);
  expect(words).not.toContain('\n');
});

test.each([
  ['2031', '2031'],
  ['2031-07', 'July 2031'],
  ['2031-07-09', '9 July 2031'],
  ['2031-07-09T15:52', '9 July 2031, 15:52'],
  ['2031-07-09T15:52:10Z', '9 July 2031, 15:52 UTC'],
  ['2031-07-09T15:52+01:00', '9 July 2031, 15:52 +01:00'],
  ['2031-19-09', '2031-19-09'],
  ['last <Tuesday>\u202e', 'last <Tuesday>[U+202E]'],
])('the date %s', (iso, words) => expect(describeDate(iso)).toBe(words));

test('dates sort by the latest day they may mean, unknown ones last', () => {
  const dates = [null, '2031', '2031-03', '2031-03-05T08:00', '2031-03-05', '2031-03-04'];
  const sorted = [...dates].sort((a, b) => compareText(dateKey(a), dateKey(b)));
  expect(sorted).toEqual(['2031-03-04', '2031-03-05T08:00', '2031-03-05', '2031-03', '2031', null]);
});

test('counts name the outlets of each relation, and folded counts only where they differ', () => {
  const counts = { outlets: 5, owners: 4, independent: 3, verbatim: 3, excerpt: 0, altered: 1, unquoted: 1 };
  expect(describeCounts(counts)).toBe('word for word in 3 outlets, altered in 1, used without quotation marks in 1');
  expect(describeIndependence(counts)).toBe('5 outlets, 4 owners, 3 independent');
  expect(describeIndependence({ ...counts, outlets: 1, owners: 1, independent: 1 })).toBe('1 outlet');
});

test('confidence in words', () => {
  const shown = [0.96, 0.95, 0.94, 0.7, 0.69].map(describeConfidence);
  expect(shown).toEqual(['sure', 'sure', 'likely', 'likely', 'uncertain']);
});
