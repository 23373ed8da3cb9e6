import { describe, expect, it } from 'vitest';
import type { AttributedQuotation, LocalSpeaker, Speaker } from '../../src/model.ts';
import { readDeclared } from '../../src/reuse/changes/declared.ts';
import { isOtherTense, isOtherVerbPhrase } from '../../src/reuse/changes/forms.ts';
import { isSameSpelling } from '../../src/reuse/changes/spelling.ts';
import { findSides } from '../../src/reuse/relations/sides.ts';
import { isNamedBeside } from '../../src/reuse/words/named-beside.ts';

describe('findSides', () => {
  const speaker = (id: string, name: string, voiceOf: string[] = []): Speaker => ({
    id,
    name,
    kind: 'person',
    aliases: [],
    roles: [],
    voiceOf,
  });
  const sides = findSides([
    speaker('union', 'Dock Union'),
    speaker('lawyer', 'Ann Lee', ['union']),
    speaker('president', 'Bo Day', ['union']),
    speaker('other', 'Cy Fox'),
    speaker('titled', 'Midwife Cy Fox'),
  ]);

  it('knows a body and its voices', () => {
    expect(sides.agree('union', 'lawyer')).toBe(true);
    expect(sides.agree('lawyer', 'president')).toBe(false);
    expect(sides.contradict('lawyer', 'president')).toBe(false);
    expect(sides.contradict('lawyer', 'other')).toBe(true);
    expect(sides.isVoice('lawyer')).toBe(true);
    expect(sides.isVoice('union')).toBe(false);
  });

  it('knows a name with a title', () => {
    expect(sides.agree('titled', 'other')).toBe(true);
    expect(sides.agree('titled', 'lawyer')).toBe(false);
  });
});

describe('isNamedBeside', () => {
  const named: LocalSpeaker = { name: 'Ann Marsh', kind: 'person', aliases: ['Marsh'], roles: [], voiceOf: [] };
  const beside = (text: string, mention = 'she', speaker = named): boolean => {
    const [start, end] = [text.indexOf('“') + 1, text.indexOf('”')];
    const quotation = { start, end, mention: { start: 0, end: 0, text: mention } } as AttributedQuotation;
    return isNamedBeside(text, quotation, speaker);
  };

  it.each([
    ['Ann Marsh rose. “It is over,” she said.', true],
    ['“It is over,” she said. That was Marsh’s view.', true],
    ['Ann Marsh rose.\n“It is over,” she said.', false],
    ['They crossed the marsh. “It is over,” she said.', false],
    ['Marshall rose. “It is over,” she said.', false],
    ['“Marsh is over,” she said.', false],
  ])('%s', (text, expected) => {
    expect(beside(text)).toBe(expected);
  });

  it('takes the mention for it, and nothing for somebody unnamed', () => {
    expect(beside('Rain.\n“It is over,” said Marsh.', 'Marsh')).toBe(true);
    expect(beside('A farmer rose. “It is over.”', 'a farmer', { ...named, name: 'a farmer', kind: 'unnamed' })).toBe(
      false,
    );
  });
});

describe('readDeclared', () => {
  const vocabulary = new Map('the old mill will close soon'.split(' ').map((word, i) => [word, i]));
  const read = (text: string): [number[], number[]] | null => {
    const found = readDeclared(text, vocabulary);
    return found && [[...found.kept.tokens], [...found.free].flatMap((free, i) => (free ? [i] : []))];
  };

  it.each([
    ['The old mill will close.', null],
    ['The old mill … will close', [[0, 1, 2, 3, 4], [3]]],
    ['The [...] mill will close', [[0, 2, 3, 4], [1]]],
    ['[It] will close soon', [[3, 4, 5], [0]]],
    ['[T]he old mill will close', [[0, 1, 2, 3, 4], []]],
    ['The old mill will clos[ing]', [[0, 1, 2, 3, -2], []]],
    [
      '… will close …',
      [
        [3, 4],
        [0, 2],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('words of one kind', () => {
  it.each([
    ['run', 'ran', true],
    ['deserve', 'deserved', true],
    ['is', 'was', true],
    ['can', 'could', true],
    ['carry', 'carried', true],
    ['stop', 'stopping', true],
    ['wage', 'wages', false],
    ['run', 'runs', false],
    ['was', 'were', false],
    ['house', 'home', false],
    ['bed', 'being', false],
  ])('tense: %s, %s', (from, to, expected) => {
    expect(isOtherTense(from, to)).toBe(expected);
    expect(isOtherTense(to, from)).toBe(expected);
  });

  it('tense: verb phrases', () => {
    expect(isOtherVerbPhrase(['lost'], ['have', 'lost'])).toBe(true);
    expect(isOtherVerbPhrase(['runs'], ['was', 'running'])).toBe(true);
    expect(isOtherVerbPhrase([], ['will'])).toBe(true);
    expect(isOtherVerbPhrase([], ['is'])).toBe(false);
    expect(isOtherVerbPhrase(['lost'], ['have', 'won'])).toBe(false);
  });

  it.each([
    ['colour', 'color', true],
    ['theatres', 'theaters', true],
    ['organisation', 'organization', true],
    ['travelled', 'traveled', true],
    ['counselling', 'counseling', true],
    ['paediatric', 'pediatric', true],
    ['per cent', 'percent', true],
    ['cant', 'cannot', true],
    ['dont', 'do not', true],
    ['four', 'for', false],
    ['filled', 'filed', false],
    ['hour', 'hor', false],
    ['prise', 'prize', false],
  ])('spelling: %s, %s', (from, to, expected) => {
    expect(isSameSpelling(from.split(' '), to.split(' '))).toBe(expected);
  });
});
