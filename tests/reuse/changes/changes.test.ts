import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTexts } from '../../../src/reuse/changes/align.ts';
import { typeChanges } from '../../../src/reuse/changes/changes.ts';
import { describeDiff } from '../../../src/reuse/changes/diff.ts';
import { createNameTest } from '../../../src/reuse/statements/occurrences.ts';

const isName = createNameTest(['At the gate Holloway waited, and so did Galloway.']);
const typed = (from: string, to: string): string =>
  typeChanges(alignTexts(from, to), isName)
    .map(({ type, declared }) => (declared ? `${type}!` : type))
    .join(' ');

describe('typeChanges', () => {
  it.each([
    // tense
    ['The roof leaks every winter.', 'The roof leaked every winter.', 'tense'],
    ['They have never paid us a penny.', 'They had never paid us a penny.', 'tense'],
    ['It will cost the town dearly.', 'It would cost the town dearly.', 'tense'],
    ['He is carrying the box.', 'He was carrying the box.', 'tense'],
    ['I have seen worse storms.', 'I saw worse storms.', 'tense'],
    ['We need help and we get none.', 'We needed help and we got none.', 'tense tense'],
    ['We lost the key.', 'We have lost the key.', 'tense'],
    // numbers
    ['Twelve men died there.', 'Twenty men died there.', 'number'],
    ['It cost 1,200 pounds a year.', 'It cost 1,400 pounds a year.', 'number'],
    ['About three hundred people came.', 'About hundred people came.', 'number'],
    ['We saw three hundred people there.', 'We saw 300 people there.', 'spelling'],
    ['The first bus was late.', 'The second bus was late.', 'number'],
    // denials
    ['I do not trust him.', 'I trust him.', 'negation'],
    ['The gate works well.', 'The gate does not work well.', 'negation'],
    ['The gate worked well in March.', 'The gate didn’t work well in March.', 'negation'],
    ['We can afford it.', 'We can’t afford it.', 'negation'],
    ['There is no danger to anyone.', 'There is danger to anyone.', 'negation'],
    ['Nobody told us.', 'Somebody told us.', 'negation'],
    ['The order is lawful.', 'The order is unlawful.', 'negation'],
    ['It was not open, not shut.', 'It was never open, not shut.', 'substituted'],
    // names
    ['I saw it in Dunmore last week.', 'I saw it in Dunmere last week.', 'name'],
    ['Holloway built this wall.', 'Galloway built this wall.', 'name'],
    ['I think that Nora is at the table.', 'I think that Clara’s at the table.', 'name'],
    ['Pumps came from afar.', 'Hoses came from afar.', 'substituted'],
    ['I go when you go.', 'We go when you go.', 'substituted'],
    // spelling
    ['The colour of the theatre was grey.', 'The color of the theater was gray.', 'spelling spelling spelling'],
    ['They organised and travelled.', 'They organized and traveled.', 'spelling spelling'],
    ['Ten per cent of it is gone.', 'Ten percent of it is gone.', 'spelling'],
    ['It’s over and we can’t go.', 'It is over and we cannot go.', 'spelling spelling'],
    ['I think that Nora is at a table there.', 'I think that Nora’s at a table there.', 'spelling'],
    // order
    ['The doors and windows were shut.', 'The windows and doors were shut.', 'order'],
    ['We buy bread, milk and eggs.', 'We buy eggs, milk and bread.', 'order'],
    ['On Friday we will vote on it.', 'We will vote on it on Friday.', 'order'],
    // words gone or come
    ['The big old house fell down.', 'The house fell down.', 'dropped'],
    ['The house that my father built fell down.', 'The house fell down.', 'cut'],
    ['The house fell down.', 'The very old house fell down.', 'added'],
    ['It was an error on our part.', 'It was a mistake on our part.', 'substituted'],
    ['We saw the bull, the cow and the calf.', 'We saw the calf.', 'cut'],
    // declared
    ['They broke the law.', '[The guards] broke the law.', 'bracketed!'],
    ['The plan is bad.', '[T]he plan is bad.', ''],
    ['We, like everyone here, are tired.', 'We … are tired.', 'ellipsis!'],
    ['We, like everyone here, are tired.', 'We [...] are tired.', 'ellipsis!'],
    // what is left out at an edge is not quoted at all
    ['In the end we lost the house, and that was that.', 'we lost the home, and that was that.', 'substituted'],
    // the gravest first
    ['The grey tower was not open on 3 May.', 'The gray tower was open on 5 May.', 'negation number spelling'],
  ])('%s → %s', (from, to, expected) => {
    expect(typed(from, to)).toBe(expected);
  });

  it('prints the words that changed', () => {
    expect(typeChanges(alignTexts('Pell Marsh, 40 miles off.', 'Pell [Mere], 14 miles off.'), isName)).toEqual([
      { type: 'number', from: '40', to: '14', declared: false, severity: 'facts', reason: 'a number' },
      { type: 'bracketed', from: 'Marsh', to: '[Mere]', declared: true, severity: 'meaning', reason: 'other words' },
    ]);
  });
});

describe('describeDiff', () => {
  const join = (from: string, to: string, op: string): string =>
    describeDiff(alignTexts(from, to))
      .filter((step) => step.op === 'same' || step.op === op)
      .map(({ text }) => text)
      .join('');

  it('shows what is dropped with its punctuation', () => {
    expect(describeDiff(alignTexts('The looms, sadly, will stop.', 'The looms will stop,'))).toEqual([
      { op: 'same', text: 'The looms' },
      { op: 'deleted', text: ', sadly,' },
      { op: 'same', text: ' will stop.' },
    ]);
  });

  it('joins to both sides', () => {
    const word = fc.constantFrom('the', 'The', 'old', 'mill', 'closed', 'on', 'Friday', '40', 'not');
    const gap = fc.constantFrom(' ', ', ', ' – ', ' “');
    const text = fc
      .array(fc.tuple(word, gap), { minLength: 1, maxLength: 9 })
      .map((list) => `${list.flat().join('').trim()}.`);
    const plain = (value: string): string =>
      value
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
    fc.assert(
      fc.property(text, text, (from, to) => {
        expect(join(from, to, 'deleted')).toBe(from);
        expect(plain(join(from, to, 'inserted'))).toBe(plain(to));
      }),
      { numRuns: 300 },
    );
  });
});
