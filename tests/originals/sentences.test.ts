import { describe, expect, it } from 'vitest';
import type { Original } from '../../src/model.ts';
import { openRecord } from '../../src/originals/find.ts';
import { readSentences } from '../../src/originals/sentences.ts';

const sentences = (text: string, author = 'Nora Fenn') =>
  readSentences({ text, author }).map(({ start, end, speaker }) => [speaker, text.slice(start, end)]);
const record = (text: string) => {
  const about = {
    id: 'r',
    file: 'r.txt',
    sha256: '',
    type: 'letter',
    author: 'Nora Fenn',
    addressee: null,
    date: null,
  };
  return openRecord({ ...about, text } as Original);
};

describe('the sentences of a record', () => {
  it('know whose turn they are in a transcript', () => {
    const talk = 'HOST: Is it safe? Tell us.\n\nNORA FENN: No. It is not.\n\nI said so in March.\n\nHOST: Thank you.';
    expect(sentences(talk)).toEqual([
      ['HOST', 'Is it safe?'],
      ['HOST', 'Tell us.'],
      ['NORA FENN', 'No.'],
      ['NORA FENN', 'It is not.'],
      ['NORA FENN', 'I said so in March.'],
      ['HOST', 'Thank you.'],
    ]);
  });

  it('leave out the head of a letter, and take a heading or one colon for no turn', () => {
    const letter =
      'TO: The council\nFROM: Nora Fenn\n\nDear Sirs,\n\nOne thing: the pier is open. Shut it.\n\nYours,\n\nNora Fenn';
    expect(sentences(letter).map(([speaker]) => speaker)).not.toContain('FROM');
    expect(sentences(letter)).toContainEqual([null, 'One thing: the pier is open.']);
    expect(sentences('30 July 2031\n\nThe pier is open.')).toEqual([[null, 'The pier is open.']]);
    expect(sentences('my bridge is falling down')).toEqual([[null, 'my bridge is falling down']]);
  });

  it.each([
    ['Q: Is it safe?\n\nA: It is not.\n\nQ: Why?\n\nA: Ask them.', ['Q', null, 'Q', null]],
    ['Question: Is it safe?\n\nAnswer: It is not.', ['Question', null]],
    ['REPORTER: Is it safe?\n\nTHE MAYOR: It is not.', ['REPORTER', null]],
    ['Q: Is it safe?\n\nTHE MAYOR: It is not.\n\nTHE CHIEF: It is.', ['Q', 'THE MAYOR', 'THE CHIEF']],
    ['THE HOST: Is it safe?\n\nMS. FENN: It is not.\n\nTHE CHIEF: It is.', ['THE HOST', 'MS. FENN', 'THE CHIEF']],
    ['TIME: Is it safe?\n\nFENN: It is not.', ['TIME', 'FENN']],
  ])('are the author’s where who answers is not named: %s', (talk, speakers) => {
    expect(sentences(talk).map(([speaker]) => speaker)).toEqual(speakers);
  });

  it('are all the author’s in an advisory', () => {
    const advisory =
      'WHO: The mayor.\n\nWHAT: The pier opens.\n\nWHERE: The bank.\n\nEMAIL: a@example.org\n\nIt is safe.';
    expect(sentences(advisory).every(([speaker]) => speaker === null)).toBe(true);
  });

  it('end above the name of the author', () => {
    const body = 'The pier is open.\n\nNobody fell in.';
    for (const name of ['Nora Fenn', 'Sen. Nora Fenn', 'Nora', '— Nora Fenn, Mayor', 'Nora Fenn\nMayor of the Pier']) {
      expect(sentences(`${body}\n\n${name}\n`), name).toHaveLength(2);
    }
    expect(sentences(`${body}\n\nBo Day owns it`)).toHaveLength(3);
    expect(sentences(`${body}\n\nNora Fenn\n\nShe wrote this on the pier, in the rain, alone.`)).toHaveLength(4);
  });
});

describe('finding words in a record', () => {
  const own = record(
    'The pier was shut on Monday because nobody would pay for steel. It opened again in the first week of May. We do not know who paid for it in the end.',
  );
  it.each([
    ['It opened again in the first week of May', 'verbatim'],
    ['nobody would pay for steel. It opened again', 'excerpt'],
    ['The pier was shut on Sunday because nobody would pay for steel.', 'altered'],
    ['The pier was shut on Monday … It opened again in the first week of May.', 'altered'],
    ['[The pier] opened again in the first week of May', 'altered'],
    ['We do know who paid for it in the end', 'altered'],
    ['The mayor eats steel for breakfast on a Monday in May', null],
    ['The harbour was closed', null],
  ])('%s: %s', (text, relation) => {
    expect(own.find(text)?.relation ?? null).toBe(relation);
  });

  it('takes nothing together that two people said', () => {
    const talk = record('HOST: The pier was shut on Monday.\n\nFENN: It opened in May.\n\nHOST: Good.\n\nFENN: Yes.');
    expect(talk.findSame('shut on Monday. It opened in May')).toBeNull();
    expect(talk.findSame('It opened in May')?.speaker).toBe('FENN');
  });

  it('is linear in long texts', () => {
    const long = record(`${'The same words again and again '.repeat(4000)}.`);
    const begin = performance.now();
    long.find(`${'The same words again and again '.repeat(40)}!`);
    long.find('… … the same … words ['.repeat(50));
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
