import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNames, writeStatement } from '../../src/corrections/edit.ts';
import { parseCorrections } from '../../src/corrections/parse.ts';

const FILE = 'seeds/corrections.yaml';
const parse = (yaml: string) => parseCorrections(yaml, FILE);

describe('a corrections file', () => {
  it('says what is right, and where it is written', () => {
    const { statements, names } = parse(
      `# by hand\nstatements:\n  - anchor: q-tx8hs15a9n\n    words: A zone of terror.\n    speaker: Nora Fenn\n    note: See the recording.\n    by: the desk\n\n  - words: No comment.\n    speaker: null\n    document: { type: letter, label: Letter of 30 July }\n    kind: term\n    join:\n      - words: No comment at this time.\n    split:\n      - articles: [b]\nnames:\n  - merge: [Ann Lee, Lee]\n  - apart: [Bo Day, Day]\n    note: father and son\n`,
    );
    expect(statements.map(({ line, speaker, by }) => [line, speaker, by])).toEqual([
      [3, 'Nora Fenn', 'the desk'],
      [9, null, undefined],
    ]);
    expect(statements[1]).toMatchObject({ document: { type: 'letter', label: 'Letter of 30 July' }, kind: 'term' });
    expect(names.map(({ line, merge, apart }) => [line, merge ?? apart])).toEqual([
      [18, ['Ann Lee', 'Lee']],
      [19, ['Bo Day', 'Day']],
    ]);
  });

  it.each(['', '# nothing yet\n', 'statements:\n', 'statements: []\nnames: []\n'])('may be empty: %j', (yaml) => {
    expect(parse(yaml)).toEqual({ statements: [], names: [] });
  });

  it.each([
    ['statements:\n  - words: A\n    speker: B\n', ':3: unknown key "speker"'],
    ['statements:\n  - speaker: B\n', ':2: "statements[1]" must have words, an anchor, or both'],
    ['statements:\n  - words: A\n', ':2: "statements[1]" corrects nothing'],
    ['statements:\n  - words: A\n    kind: nested\n', ':3: "statements[1].kind" must be one of statement, fragment'],
    ['statements:\n  - words: A\n    document: leter\n', ':3: "statements[1].document" must be a type (letter, '],
    ['statements:\n  - words: A\n    speaker: [B]\n', ':3: "statements[1].speaker" must be a name, null'],
    ['statements:\n  - words: "…"\n    speaker: B\n', ':2: "statements[1].words" must hold a word'],
    ['statements:\n  - words: A\n    join: []\n', ':3: "statements[1].join" must name at least one'],
    ['names:\n  - merge: [A, a]\n', ':2: "names[1].merge" must be a list of two names or more'],
    ['names:\n  - merge: [A, B]\n    apart: [A, B]\n', ':2: "names[1]" must have either merge or apart'],
    ['- words: A\n', ':1: the file must be a mapping'],
    ['statements: [\n', ':2: '],
  ])('names file and line of a mistake: %j', (yaml, message) => {
    expect(() => parse(yaml)).toThrow(`${FILE}${message}`);
  });

  it('is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'statemn:wor- [{}]"\n  #&*!|>') }), (yaml) => {
        try {
          parse(yaml);
        } catch (error) {
          expect((error as Error).message).toMatch(/^seeds\/corrections\.yaml:\d+: /);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('a correction that is written down', () => {
  const first = { anchor: 'q-1', words: 'A zone of terror.', speaker: 'Nora Fenn' };

  it('begins a file that says what it is', () => {
    const { text, replaced } = writeStatement(null, first);
    expect(replaced).toBe(false);
    expect(text).toMatch(/^# Corrections by hand\./);
    expect(parse(text).statements).toMatchObject([first]);
  });

  it('leaves comments and everything else as they stand', () => {
    const yaml = `# the desk's list\nstatements:\n  # checked\n  - anchor: q-1 # this one\n    words: "A zone of terror."\n    speaker: Nora Fenn # by phone\n\n  - words: 'Other.'\n    kind: scare\n`;
    const { text, replaced } = writeStatement(yaml, { anchor: 'q-2', words: 'New.', document: 'post' });
    expect(replaced).toBe(false);
    expect(text.startsWith(yaml.trimEnd())).toBe(true);
    expect(parse(text).statements).toHaveLength(3);
  });

  it('replaces an earlier one of the same statement, key by key', () => {
    const yaml = `statements:\n  - anchor: q-1 # this one\n    words: A zone of terror.\n    speaker: Nora Fenn\n    note: By phone.\n`;
    const { text, replaced } = writeStatement(yaml, {
      ...first,
      speaker: 'Ann Lee',
      note: undefined,
      document: 'post',
    });
    expect(replaced).toBe(true);
    expect(text).toContain('# this one');
    expect(parse(text).statements).toMatchObject([{ speaker: 'Ann Lee', note: 'By phone.', document: 'post' }]);
    const other = writeStatement(text, { ...first, in: ['b'], speaker: 'Bo Day' });
    expect(parse(other.text).statements).toHaveLength(2);
  });

  it('is the same when it is written twice', () => {
    const once = writeStatement(null, first).text;
    expect(writeStatement(once, first)).toEqual({ text: once, replaced: true });
    const names = writeNames(once, { merge: ['Ann Lee', 'Lee'] }).text;
    expect(parse(writeNames(names, { apart: ['Lee', 'Ann Lee'] }).text).names).toMatchObject([
      { apart: ['Lee', 'Ann Lee'] },
    ]);
  });

  it('comes back as it went in, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (words, note) => {
        const entry = { anchor: 'q-1', words: `a ${words}`, speaker: 'Ann Lee', note: `b ${note}` };
        const [read] = parse(writeStatement('# x\nstatements: []\n', entry).text).statements;
        expect(read).toMatchObject({ words: entry.words.trim(), note: entry.note.trim() });
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
