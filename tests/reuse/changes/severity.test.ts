import { describe, expect, it } from 'vitest';
import { alignTexts } from '../../../src/reuse/changes/align.ts';
import { typeChanges } from '../../../src/reuse/changes/changes.ts';
import { gradeOmitted } from '../../../src/reuse/changes/severity.ts';
import { createNameTest } from '../../../src/reuse/statements/occurrences.ts';

const isName = createNameTest(['At the gate Holloway waited, and so did Galloway.']);
const grades = (from: string, to: string): string[] =>
  typeChanges(alignTexts(from, to), isName).map(({ severity, type }) => `${severity} ${type}`);

describe('the severity of a change', () => {
  it.each([
    ['We will not shut the bridge.', 'We will shut the bridge.', 'facts negation'],
    ['It took 40 days to mend.', 'It took 14 days to mend.', 'facts number'],
    ['I saw Holloway at the gate.', 'I saw Galloway at the gate.', 'facts name'],
    ['We may shut the bridge in May.', 'We will shut the bridge in May.', 'facts substituted'],
    ['They came on Monday with lamps.', 'They came on Friday with lamps.', 'facts substituted'],
    ['He told us to wait there.', 'They told us to wait there.', 'facts substituted'],
    ['It was sent to the council early.', 'It was sent by the council early.', 'facts substituted'],
    ['Most crews support the new plan.', 'Most crews oppose the new plan.', 'facts substituted'],
    ['We can wait for the tide.', 'We can[not] wait for the tide.', 'facts bracketed'],
    ['We will pay, if the town agrees, by May.', 'We will pay by May.', 'meaning cut'],
    ['It is nearly done by now.', 'It is done by now.', 'meaning dropped'],
    ['The bridge is a danger to boats.', 'The bridge is a burden to boats.', 'meaning substituted'],
    ['The crews, old and young, went home early.', 'The crews went home early.', 'meaning cut'],
    ['The grey tower is shut again.', 'The gray tower is shut again.', 'form spelling'],
    ['The crews are tired of it all.', 'The crews were tired of it all.', 'form tense'],
    ['I know that he is tired.', 'I know he is tired.', 'form dropped'],
    ['They went home at last, all of them.', '[The crews] went home at last, all of them.', 'form bracketed'],
    ['I met him there, and so did you.', 'I met him (Galloway) there, and so did you.', 'form bracketed'],
    ['The U.K. crews went home early.', 'The United Kingdom’s crews went home early.', 'form spelling'],
    ['I think Holloway is at the gate there.', 'I think Holloway’s at the gate there.', 'form spelling'],
    ['Sen. Holloway came to the gate.', 'Senator Holloway came to the gate.', 'form spelling'],
  ])('%s → %s', (from, to, expected) => {
    expect(grades(from, to)).toEqual([expected]);
  });

  it('puts the gravest first, whatever its type', () => {
    const [first] = grades(
      'The old bridge may hold 40 boats in gray rain.',
      'The bridge will hold 40 boats in grey rain.',
    );
    expect(first).toBe('facts substituted');
  });
});

describe('edges', () => {
  it.each([
    ['Therefore it is lawful, as I said.', 'It is lawful'],
    ['I am glad to say that the crews have never asked.', 'the crews have never asked'],
    ['We lost the house.', 'That was the year; we lost the house.'],
    ['We lost the house.', 'We lost the house … and so did all the others'],
  ])('nothing is changed: %s → %s', (from, to) => {
    expect(grades(from, to)).toEqual([]);
  });

  it.each([
    [
      'They will be met by rain and hail like never before.',
      'face rain and hail like never before.',
      ['meaning substituted'],
    ],
    ['I know that Holloway is at the gate now.', 'Holloway’s at the gate now.', ['form spelling']],
    ['We lost the house.', 'We never say that we lost the house.', ['facts negation']],
  ])('what is printed differs: %s → %s', (from, to, expected) => {
    const found = grades(from, to);
    expect(found).toHaveLength(expected.length);
  });

  it('shows the whole of what stands in brackets', () => {
    const [change] = typeChanges(
      alignTexts('Then the man left for the coast.', 'Then [the driver] left for the coast.'),
      isName,
    );
    expect(change).toMatchObject({ type: 'bracketed', from: 'the man', to: '[the driver]' });
  });

  it.each([
    ['It is not true that', '', 'facts'],
    ['Nobody thinks that', '', 'facts'],
    ['They say', '', 'meaning'],
    ['We will pay only if', '', 'meaning'],
    ['', 'unless the town agrees', 'meaning'],
    ['', 'but only on Sundays', 'meaning'],
  ])('what is left out matters: “%s” … “%s”', (before, after, expected) => {
    expect(gradeOmitted(before, after)?.severity).toBe(expected);
  });

  it.each([
    ['I am glad to say that', ''],
    ['In the end', ''],
    ['', 'and that was that'],
    ['', 'in the rain'],
  ])('or does not: “%s” … “%s”', (before, after) => {
    expect(gradeOmitted(before, after)).toBeNull();
  });
});
