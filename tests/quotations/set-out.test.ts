import { describe, expect, it } from 'vitest';
import { findSetOut } from '../../src/quotations/set-out.ts';

const found = (text: string): string[] =>
  findSetOut(text).map(
    ({ as, start, end, name, date }) =>
      `${as} ${name ? text.slice(name.start, name.end) : '–'}${date ? ` ${date}` : ''}: ${text.slice(start, end)}`,
  );

describe('findSetOut', () => {
  it.each([
    ['The ferry sails. — Nora Fenn (@norafenn) March 3, 2031', 'post Nora Fenn 2031-03-03: The ferry sails.'],
    [
      'x The ferry sails again.... — Nora Fenn (@norafenn) March 3, 2031',
      'post Nora Fenn 2031-03-03: The ferry sails again',
    ],
    [
      'The ferry sails. https://t.co/abc\n— Nora Fenn (@norafenn) March 3, 2031',
      'post Nora Fenn 2031-03-03: The ferry sails.',
    ],
    ['Nora Fenn (@norafenn) The ferry sails at noon.', 'post Nora Fenn: The ferry sails at noon.'],
    ['The ferry sails... Posted by Nora Fenn on Monday, March 3, 2031', 'post Nora Fenn 2031-03-03: The ferry sails'],
  ])('a post: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  // Ways to part such a row grow with its length: a pattern that tries them all never ends.
  it.each([
    ['dots', `The ferry sails ${'.'.repeat(90)} and …${'…'.repeat(90)} stays — Nora Fenn (@norafenn) July 3, 2031`],
    ['links', `The ferry ${'https://a'.repeat(30)} sails — Nora Fenn (@norafenn) July 3, 2031`],
    ['capitals', `${'A'.repeat(119)}\n${'B-'.repeat(59)}`],
  ])('a long row of %s', (_, text) => {
    expect(found(text).length).toBeLessThan(2);
  });

  it('reads the turns of a transcript, with what goes on without a label', () => {
    const talk = 'ANN LEE: Who sails?\nBO DAY: We do.\nWe always have.\nANN LEE: Thanks.\nThe talk ended.';
    expect(found(talk)).toEqual([
      'turn ANN LEE: Who sails?',
      'turn BO DAY: We do.',
      'turn BO DAY: We always have.',
      'turn ANN LEE: Thanks.',
    ]);
  });

  it('reads a paragraph that a cue announces', () => {
    const text = 'Fenn wrote:\nThe ferry has sailed every day since the war, and it will sail.\nThe town agreed.';
    expect(found(text)).toEqual(['block –: The ferry has sailed every day since the war, and it will sail.']);
  });

  it.each([
    'Write to Nora Fenn (@norafenn), who knows the ferry.',
    `${'The town waited for the ferry and for the mail it brings. '.repeat(8)}— Nora Fenn (@norafenn) March 3, 2031`,
    'PHOTO: The ferry.\nUPDATE: It sails.\nPHOTO: The crew.',
    'RIDGE: Rain. 40\nMOOR: Sun. 50\nCOAST: Fog. 45',
    'Here is what we know:\nThe ferry has sailed every day since the war, and it will sail.',
    'Fenn wrote:\n“The ferry has sailed every day since the war, and it will sail.”',
  ])('nothing: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
