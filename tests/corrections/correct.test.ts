import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportData } from '../../src/report/exports/data.ts';
import { readTree, writeFiles } from '../cli/folder.ts';
import { runHere as run } from '../cli/here.ts';
import { makeFolder } from '../cli/run.ts';

const WORDS = 'The tram will stop at the old mill before the winter';
const OTHER = 'Nobody asked the neighbours about the new line';

/** Two outlets give the same sentence to two people, in articles of one event; a third says something else besides. */
const ARTICLES = {
  'seeds/a.txt': `Tram to stop at mill\n\nThe mayor, Ida Brook, wrote a letter to the council on Monday.\n\n“${WORDS},” Ida Brook said. “${OTHER},” said Olaf Reed, a shopkeeper.\n`,
  'seeds/a.meta.yaml': 'outlet: The Example Courier\n',
  'seeds/b.txt': `Mill stop agreed\n\nThe engineer of the line, Erik Lund, spoke to reporters on Monday.\n\n“${WORDS},” Erik Lund said. “${OTHER},” said Olaf Reed, a shopkeeper.\n`,
  'seeds/b.meta.yaml': 'outlet: Harbour Gazette\n',
  'seeds/c.txt': `The so-called stop\n\nThe plan for a “ghost stop” divides the town.\n\n“We will see about that,” Olaf Reed said.\n`,
  'seeds/c.meta.yaml': 'outlet: Radio Moor\n',
};

let root: string;
beforeEach(async () => {
  root = await makeFolder();
  await writeFiles(root, ARTICLES);
  expect(await build()).toEqual({ code: 0, out: '', err: '' });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const build = () => run(['build', '--quiet'], { cwd: root });
const correct = (...args: string[]) => run(['correct', ...args], { cwd: root });
const read = (file: string) => readFile(join(root, file), 'utf8');
const readData = async (): Promise<ReportData> => JSON.parse(await read('output/data/report.json'));
const find = async (text: string) => {
  const { statements, speakers, documents } = await readData();
  const [statement, ...more] = statements.filter((one) => one.text.startsWith(text));
  if (statement === undefined) throw new Error(`no statement ${text}`);
  const speaker = speakers.find(({ id }) => id === statement.speakerId)?.name ?? null;
  const document = documents.find(({ id }) => id === statement.documentId) ?? null;
  return { ...statement, speaker, document, count: more.length + 1 };
};

describe('verbatim correct', () => {
  it('decides a contested statement, keeps its id, and every build shows it', async () => {
    const before = await find(WORDS);
    expect(before).toMatchObject({ contested: true, corrected: [] });
    const right = before.speaker === 'Ida Brook' ? 'Erik Lund' : 'Ida Brook';
    const told = await correct(before.anchor, '--speaker', right, '--note', 'See the *recording*.', '--by', 'the desk');
    expect(told).toMatchObject({ code: 0, err: expect.stringContaining('Added in seeds/corrections.yaml') });
    expect(told.out).toContain(`speaker: ${right}`);
    expect(told.err).toContain(`${before.anchor} is now: ${right}`);
    for (let times = 0; times < 2; times++) {
      expect((await build()).err).toBe('');
      const now = await find(WORDS);
      expect(now).toMatchObject({ anchor: before.anchor, speaker: right, contested: false, corrected: ['speaker'] });
      expect(now.counts).toEqual(before.counts);
      // Each outlet's own attribution stays in sight.
      expect(new Set(now.occurrences.map(({ speakerId }) => speakerId)).size).toBe(2);
    }
    expect(await read('output/report.md')).toContain(
      `**Corrected by hand:** speaker: ${right}, read before as ${before.speaker}; See the \\*recording\\*. (the desk)`,
    );
    const page = await read(`output/q/${before.anchor}.html`);
    expect(page).toContain('Corrected by hand</h2>');
    expect(page).toContain('See the *recording*. (the desk)');
    expect((await readData()).corrections).toEqual([
      {
        of: 'speaker',
        anchors: [before.anchor],
        words: before.text,
        from: before.speaker,
        to: right,
        note: 'See the *recording*.',
        by: 'the desk',
      },
    ]);
    expect(await run(['check', '--quiet'], { cwd: root })).toEqual({ code: 0, out: '', err: '' });
  });

  it('holds by the words alone where the lock file is gone', async () => {
    const { anchor } = await find('We will see');
    await correct(anchor, '--speaker', 'Nils Aas');
    await rm(join(root, 'anchors.lock.jsonl'));
    await rm(join(root, 'output'), { recursive: true });
    await build();
    expect(await find('We will see')).toMatchObject({ anchor, speaker: 'Nils Aas', corrected: ['speaker'] });
    const { statements, speakers } = await readData();
    expect(speakers.find(({ name }) => name === 'Nils Aas')).toMatchObject({ id: 'nils-aas', kind: 'person' });
    // The article was read wrong, as no other one contradicts it.
    expect(statements.find((one) => one.anchor === anchor)?.occurrences[0]?.speakerId).toBe('nils-aas');
  });

  it('follows the words into articles of other names, and reports when they are gone', async () => {
    const { anchor } = await find('We will see');
    await correct(anchor, '--speaker', 'Nils Aas', '--note', 'By phone.');
    await writeFiles(root, { 'seeds/zebra.txt': ARTICLES['seeds/c.txt'] });
    await rm(join(root, 'seeds/c.txt'));
    await rm(join(root, 'seeds/c.meta.yaml'));
    expect((await build()).err).toBe('');
    expect(await find('We will see')).toMatchObject({ anchor, speaker: 'Nils Aas' });

    await rm(join(root, 'seeds/zebra.txt'));
    const { err } = await build();
    expect(err).toBe(
      'warning: corrections.yaml:4: the correction of the speaker no longer applies: no article prints the words as speech any more\n',
    );
    expect(await read('output/report.md')).toContain('the correction of the speaker no longer applies');
    expect(await read('output/index.html')).toContain('the correction of the speaker no longer applies');
    expect(await read('seeds/corrections.yaml')).toContain('Nils Aas');
    await writeFiles(root, { 'seeds/c.txt': ARTICLES['seeds/c.txt'] });
    await build();
    expect(await find('We will see')).toMatchObject({ anchor, speaker: 'Nils Aas' });
  });

  it('replaces an earlier correction and keeps what the desk wrote', async () => {
    const { anchor } = await find('We will see');
    await correct(anchor, '--speaker', 'Nils Aas');
    const file = join(root, 'seeds/corrections.yaml');
    await writeFile(file, `# the desk’s list\n${await read('seeds/corrections.yaml')}`);
    expect((await correct(anchor, '--speaker', 'Eva Holm', '--document', 'interview')).err).toContain('Changed in');
    expect(await read('seeds/corrections.yaml')).toContain('# the desk’s list');
    expect(await read('seeds/corrections.yaml')).not.toContain('Nils Aas');
    await build();
    expect(await find('We will see')).toMatchObject({
      speaker: 'Eva Holm',
      document: { type: 'interview', label: 'Interview with Eva Holm', inferred: false },
    });
    await correct(anchor, '--no-speaker', '--no-document');
    await build();
    expect(await find('We will see')).toMatchObject({ speaker: null, document: null });
  });

  it('names a document by its label, and gives two statements the same', async () => {
    for (const words of ['We will see', OTHER]) {
      const { anchor } = await find(words);
      const done = await correct(anchor, '--document', 'letter', '--label', 'Letter of 3 May', '--author', 'Ida Brook');
      expect(done.code).toBe(0);
    }
    await build();
    const [first, second] = [await find('We will see'), await find(OTHER)];
    expect(first.document).toMatchObject({ type: 'letter', label: 'Letter of 3 May', speakerId: 'ida-brook' });
    expect(second.documentId).toBe(first.documentId);
    const { documentId } = first;
    await build();
    expect((await find(OTHER)).documentId).toBe(documentId);
  });

  it('takes for no speech what is none, and back', async () => {
    const { anchor } = await find('We will see');
    expect((await correct(anchor, '--kind', 'title')).err).toContain('is no statement any more');
    await build();
    const data = await readData();
    expect(data.statements.some((one) => one.anchor === anchor)).toBe(false);
    expect(data.retired).toMatchObject([{ id: anchor, status: 'gone' }]);
    const quotation = data.quotations.find(({ text }) => text.startsWith('We will see'));
    expect(quotation).toMatchObject({ kind: 'title' });
    expect(quotation?.evidence.at(-1)?.note).toBe('corrected by hand: title, not statement');
    expect(await correct(anchor, '--kind', 'statement')).toMatchObject({ code: 0 });
    await build();
    expect(await find('We will see')).toMatchObject({ anchor, count: 1 });
  });

  it('joins two statements: the older id survives, the other leads to it', async () => {
    const [one, other] = [await find('We will see'), await find(OTHER)];
    expect((await correct(one.anchor, '--join', other.anchor)).err).toContain('1 statement less');
    await build();
    const data = await readData();
    const ids = [one.anchor, other.anchor].sort();
    const joined = data.statements.filter(({ anchor }) => ids.includes(anchor));
    expect(joined.map(({ anchor }) => anchor)).toEqual([ids[0]]);
    expect(joined[0]?.counts.outlets).toBe(3);
    expect(data.retired).toMatchObject([{ id: ids[1], status: 'alias', to: ids[0] }]);
    expect((await run(['cite', ids[1] ?? ''], { cwd: root })).code).toBe(0);
    await rm(join(root, 'seeds/corrections.yaml'));
    await build();
    expect([(await find('We will see')).anchor, (await find(OTHER)).anchor]).toEqual([one.anchor, other.anchor]);
  });

  it('splits a statement: the id stays with the larger part, which tells of the other', async () => {
    await writeFiles(root, {
      'seeds/d.txt': `Again\n\n“${OTHER},” said Olaf Reed, a shopkeeper.\n`,
      'seeds/d.meta.yaml': 'outlet: Hill Post\n',
    });
    await build();
    const { anchor } = await find(OTHER);
    expect((await correct(anchor, '--split', 'a')).err).toContain('1 statement more');
    await build();
    const parts = (await readData()).statements.filter(({ text }) => text.startsWith(OTHER));
    expect(parts.map((one) => [one.anchor === anchor, one.occurrences.map(({ articleId }) => articleId)])).toEqual(
      expect.arrayContaining([
        [true, ['b', 'd']],
        [false, ['a']],
      ]),
    );
    const lock = (await read('anchors.lock.jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lock.find(({ id }) => id === anchor).splitInto).toEqual([
      parts.find((one) => one.anchor !== anchor)?.anchor,
    ]);
    expect(await run(['check', '--quiet'], { cwd: root })).toEqual({ code: 0, out: '', err: '' });
  });

  it('gives an article another outlet, which folds the counts', async () => {
    const { anchor, counts } = await find(OTHER);
    expect(counts.outlets).toBe(2);
    const unsure = await correct(anchor, '--outlet', 'The Example Courier');
    expect(unsure).toMatchObject({ code: 2, err: expect.stringContaining('Say with --in which one') });
    expect((await correct(anchor, '--outlet', 'The Example Courier', '--in', 'b')).code).toBe(0);
    await build();
    expect((await find(OTHER)).counts.outlets).toBe(1);
    expect((await readData()).articles.map(({ outlet }) => outlet)).toEqual([
      'The Example Courier',
      'The Example Courier',
      'Radio Moor',
    ]);
  });

  it('merges names and keeps them apart', async () => {
    const { anchor } = await find(OTHER);
    expect((await correct(anchor, '--merge', 'Erik Lund')).err).toContain('Added');
    await build();
    const merged = await readData();
    expect(merged.speakers.map(({ name }) => name).sort()).toEqual(['Ida Brook', 'Olaf Reed']);
    expect(merged.corrections).toMatchObject([{ of: 'merge', to: 'Olaf Reed', from: 'Erik Lund' }]);
    // Both are as old: the lower id survives, and the other leads to it.
    expect(merged.retired).toMatchObject([{ id: 'olaf-reed', of: 'speaker', status: 'alias', to: 'erik-lund' }]);
    expect((await correct(anchor, '--apart', 'Erik Lund')).err).toContain('Changed in');
    await build();
    const apart = (await readData()).speakers.map(({ id, name }) => [id, name]);
    expect(apart).toEqual([
      ['erik-lund', 'Erik Lund'],
      ['ida-brook', 'Ida Brook'],
      ['olaf-reed', 'Olaf Reed'],
    ]);
  });

  it.each([
    [['q-0000000000', '--speaker', 'A'], 'no statement has the anchor "q-0000000000"'],
    [['ANCHOR'], 'nothing to correct'],
    [['ANCHOR', '--label', 'A letter'], '--label and --author are of a document'],
    [['ANCHOR', '--kind', 'nested'], 'must be one of statement, fragment'],
    [['ANCHOR', '--document', 'leter'], 'must be a type (letter, '],
    [['ANCHOR', '--split', 'nowhere'], '--split: nowhere is neither another wording'],
    [['ANCHOR', '--join', 'q-0000000000'], 'no statement has the anchor'],
    [['ANCHOR', '--merge', 'Nobody Known'], 'no article names Nobody Known as a speaker any more'],
    [['ANCHOR', '--split', 'c'], 'holds none of its occurrences, or all of them'],
  ])('refuses %j and writes nothing', async (args, message) => {
    const { anchor } = await find(OTHER);
    const before = await readTree(root);
    const { code, err } = await correct(...args.map((arg) => (arg === 'ANCHOR' ? anchor : arg)));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(await readTree(root)).toEqual(before);
  });

  it('stops a build at a mistake in the file, with its line, and the last report stays', async () => {
    await writeFiles(root, { 'seeds/corrections.yaml': 'statements:\n  - words: A\n    speker: B\n' });
    const before = await readTree(root);
    expect(await build()).toMatchObject({
      code: 2,
      err: expect.stringContaining('corrections.yaml:3: unknown key "speker"'),
    });
    expect(await readTree(root)).toEqual(before);
    expect((await readdir(join(root, 'seeds'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
