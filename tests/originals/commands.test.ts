import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/here.ts';
import { article, type Files, LETTER, writeFolder } from './folder.ts';

const SHUT = 'The bridge was shut on Monday because the council would not pay for steel.';
const PRINTED = 'Nobody has ever repaired the western pier since the day it was built.';
const project = (files: Files = {}) =>
  writeFolder({
    'articles/gazette.md': article(
      'The Example Gazette',
      `Ann Lee, a mason, spoke to reporters. “${PRINTED}” Lee said.`,
    ),
    'articles/letter.txt': `Dear members of the council,\n\nI have looked at every rivet.\n${SHUT} It is so, and nobody asked me.\n`,
    'articles/letter.meta.yaml': LETTER,
    'letter-2.txt': 'We shall mend it all by June.\n',
    ...files,
  });

describe('verbatim add --as-original', () => {
  it('copies the file into the folder, with a sidecar that says whose document it is the record of', async () => {
    const cwd = project();
    const args = [
      'add',
      '--as-original',
      'letter-2.txt',
      '--of',
      'Letter',
      '--by',
      'Nora Fenn',
      '--to',
      'Mayor Ann Lee',
    ];
    const { code, out, err } = await runHere([...args, '--date', '2031-05-04'], { cwd });
    expect([code, out, err]).toEqual([0, 'articles/2031-05-04-letter-letter-2.txt\n', '1 record added.\n']);
    const name = join(cwd, 'articles', '2031-05-04-letter-letter-2');
    expect(readFileSync(`${name}.txt`, 'utf8')).toBe('We shall mend it all by June.\n');
    const sidecar = readFileSync(`${name}.meta.yaml`, 'utf8').split('\n').slice(0, 5);
    expect(sidecar).toEqual(['role: original', 'of: letter', 'by: Nora Fenn', 'to: Mayor Ann Lee', 'date: 2031-05-04']);
    const again = await runHere(args, { cwd });
    expect([again.code, again.err.includes('is the record 2031-05-04-letter-letter-2.txt already')]).toEqual([1, true]);
  });

  it.each([
    [['--of', 'lettr', '--by', 'Nora Fenn'], '--of: must say which document it is'],
    [['--of', 'letter'], '--by: must say whose document it is'],
    [['--of', 'letter', '--by', 'Nora Fenn', '--date', 'June'], '--date: "June" cannot be read'],
    [['--of', 'letter', '--by', 'Nora Fenn', '--outlet', 'Courier'], '--outlet: says something of an article'],
  ])('refuses %j', async (given, message) => {
    const cwd = project();
    const { code, err } = await runHere(['add', '--as-original', 'letter-2.txt', ...given], { cwd });
    expect([code, err.startsWith(message)]).toEqual([2, true]);
    expect(readdirSync(join(cwd, 'articles'))).toHaveLength(3);
  });
});

it('takes no letter for an article because --as-original was forgotten', async () => {
  const cwd = project();
  const { code, err } = await runHere(['add', 'letter-2.txt', '--of', 'letter', '--by', 'Nora Fenn'], { cwd });
  expect([code, err.startsWith('--of: belongs to --as-original')]).toEqual([2, true]);
});

describe('verbatim check --drafts', () => {
  const check = async (text: string, files: Files = {}) => {
    const drafts = writeFolder({ 'draft.md': `---\ntitle: Our own\n---\nThe bridge is shut.\n\n${text}\n` });
    return runHere(['check', '--drafts', drafts, '--quiet'], { cwd: project(files) });
  };
  const wrote = (words: string) =>
    `Nora Fenn, an engineer, wrote a letter to the council. “${words}” she wrote in the letter.`;

  it.each([
    ['as the record has it', wrote(SHUT)],
    ['part of it', wrote('the council would not pay for steel')],
    ['as an article prints it', `“${PRINTED}” Lee said.`],
    ['nothing that anybody is known to have said', '“The fish are fine and so are we this morning,” Bo Day said.'],
  ])('says nothing of %s', async (_, text) => {
    expect(await check(text)).toEqual({ code: 0, out: '', err: '' });
  });

  it('names file, line and change of what is altered without saying so', async () => {
    const { code, err } = await check(wrote(SHUT.replace('would not', 'would')));
    expect(code).toBe(1);
    expect(err).toMatch(/^draft\.md:6: “The bridge was shut .+” drops ‘not’ \(silent\); letter\.txt:4: “The bridge/);
  });

  it('holds the words against published articles too', async () => {
    const { code, err } = await check(`“${PRINTED.replace('western', 'eastern')}” Ann Lee said.`);
    expect([code, err.includes('changes ‘western’ to ‘eastern’ (silent)')]).toEqual([1, true]);
  });

  it('lets pass, and names, what says that it is altered', async () => {
    const { code, err } = await check(wrote('[It] was shut on Monday because the council would not pay for steel.'));
    expect([code, err.includes('as it says')]).toEqual([0, true]);
  });

  it('holds a passage set out without marks, and one file, by its own lines', async () => {
    const text = `Nora Fenn wrote:\n\n${SHUT.replace('would not', 'would')}\n\nShe wrote no more.\n`;
    const drafts = writeFolder({ 'a.txt': `\n\n\nThe bridge is shut.\n\n${text}` });
    const { code, err } = await runHere(['check', '--drafts', join(drafts, 'a.txt'), '--quiet'], { cwd: project() });
    expect([code, err.startsWith('a.txt:8: “The bridge was shut')]).toEqual([1, true]);
  });

  it.each([
    [{ 'a.txt': 'The bridge is shut.', 'b.docx': 'x' }, 1, 'error: b.docx: is no zip archive'],
    [{ 'a.txt': 'The bridge is shut.', 'b.jpg': '' }, 0, ''],
    [{ 'b.docx': 'x' }, 2, 'holds no text that can be read'],
    [{}, 2, 'holds no text that can be read'],
  ])('does not pass what it could not read: %j', async (files, exit, message) => {
    const { code, err } = await runHere(['check', '--drafts', writeFolder(files), '--quiet'], { cwd: project() });
    expect([code, err.includes(message)]).toEqual([exit, true]);
  });

  it('names what is given to the letter and is not in it', async () => {
    const { code, err } = await check(wrote('I have never liked the mayor or any friend of his.'));
    expect([code, err.includes('is not in the record letter.txt')]).toEqual([0, true]);
  });

  const TOLD = 'We have wanted a new bridge for as long as I have lived in this valley.';
  const INTERVIEW = {
    'articles/talk.txt': 'Q: Why was it shut?\n\nA: The steel was rotten and nobody had seen it.\n',
    'articles/talk.meta.yaml': 'role: original\nof: interview\nby: Nora Fenn\ndate: 2031-05-04\n',
  };
  const POST = {
    'articles/post.txt': 'The pier will be the death of us.\n',
    'articles/post.meta.yaml': 'role: original\nof: post\nby: Nora Fenn\ndate: 2031-05-04\n',
  };
  it.each([
    ['a post of another day', `${TOLD} — Nora Fenn (@norafenn) June 9, 2031`, POST, ''],
    ['the post', `${TOLD} — Nora Fenn (@norafenn) May 4, 2031`, POST, 'is not in the record post.txt'],
    ['the interview', `“${TOLD}” Nora Fenn said in an interview.`, INTERVIEW, 'is not in the record talk.txt'],
    [
      'one of two interviews',
      `“${TOLD}” Nora Fenn said in an interview.`,
      {
        ...INTERVIEW,
        'articles/talk-2.txt': 'Thank you.\n',
        'articles/talk-2.meta.yaml': 'role: original\nof: interview\nby: Nora Fenn\n',
      },
      '',
    ],
    [
      'a letter to somebody else',
      `“${TOLD}” Nora Fenn wrote in a letter to Governor Bo Day.`,
      { 'articles/letter.meta.yaml': `${LETTER}to: Mayor Ann Lee\n` },
      '',
    ],
    [
      'the letter, in an article that says where it was said',
      wrote(TOLD),
      { 'articles/post.md': article('The Example Post', `“${TOLD}” Nora Fenn said in an interview.`) },
      '',
    ],
    ['the letter, and an article to another', wrote(PRINTED), {}, 'is not in the record letter.txt'],
  ])('says what is not in the record only of its document: given to %s', async (_, text, files, message) => {
    const { code, err } = await check(text, files);
    expect([code, message === '' ? err : err.includes(message)]).toEqual([0, message === '' ? '' : true]);
  });

  it.each([
    ['and all of you know it', 'adds ‘and all of you know it’ (silent)'],
    ['and nobody asked me', ''],
  ])('takes a clause at the edge for an addition where the record has it nowhere: %s', async (clause, change) => {
    const { code, err } = await check(wrote(`I have looked at every rivet, ${clause}.`));
    expect([code, change === '' ? err : err.includes(change)]).toEqual(change === '' ? [0, ''] : [1, true]);
  });
});
