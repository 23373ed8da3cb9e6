/** What `build` and `add` say of what they took. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findDoubts, formatTable, type Taken } from '../../src/commands/taken.ts';
import { writeFiles } from './folder.ts';
import { runHere } from './here.ts';
import { makeFolder } from './run.ts';

const FULL: Taken = {
  file: 'a.txt',
  title: 'The ramp is shut',
  outlet: 'Example Courier',
  byline: 'Nora Fenn',
  published: '2018-07-31T15:52',
  words: 300,
};
const where = (field: string) => `say ${field}`;

it('a table has a line for each file, and stays short', () => {
  const long = { ...FULL, title: 'A ramp '.repeat(20), outlet: null, published: null };
  const lines = formatTable([FULL, long]);
  expect(lines[1]).toMatch(/^a\.txt {2}The ramp is shut {20,} Example Courier {2}Nora Fenn {2}2018-07-31 {2}300$/);
  expect(lines[2]).toMatch(/^a\.txt {2}(?:A ramp )+…? {2}– +Nora Fenn {2}– +300$/);
  expect(new Set(lines.map((line) => line.indexOf('Nora Fenn')).slice(1)).size).toBe(1);
  expect(formatTable(Array.from({ length: 100 }, () => FULL)).at(-1)).toBe('… and 60 articles more');
});

it('doubts are told by kind, with what to do', () => {
  expect(findDoubts([FULL], where)).toEqual([]);
  expect(findDoubts([{ ...FULL, outlet: null }], where)).toEqual([
    'a.txt: no outlet is stated, so each counts as one of its own; say outlet',
  ]);
  const poor = { ...FULL, published: null, words: 3 };
  expect(findDoubts([FULL, poor, poor, poor, poor], where)).toEqual([
    '4 of 5 articles (a.txt, a.txt, a.txt, …): no date is stated; say published',
    '4 of 5 articles (a.txt, a.txt, a.txt, …): fewer than 40 words were taken: is that the whole article? --show prints them',
  ]);
});

let cwd: string;
beforeEach(async () => {
  cwd = await makeFolder();
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const TEXT = `The council of Moor met on Monday. ${'It spoke of the ramp and of the pier, and of what both would cost. '.repeat(4)}`;

it('--show prints the text as it is read; --quiet says nothing of doubts', async () => {
  await writeFiles(cwd, { 'a.md': `# *Shut*\n\n${TEXT}\n\n“The [ramp](x) is **shut**,” said Nora Fenn.\n` });
  const added = await runHere(['add', 'a.md', '--show', '--outlet', 'Courier'], { cwd });
  expect(added.out).toContain('seeds/courier-shut.md\n\nShut\n\nThe council');
  expect(added.err).toBe(
    'warning: a.md: no date is stated; --published says it, or "published: …" in its .meta.yaml\n1 article added\n',
  );
  const built = await runHere(['build', '--show', '--quiet', '--formats', 'data'], { cwd });
  expect(built.err).toBe('');
  expect(built.out).toContain('== courier-shut.md\nShut\n\nThe council');
  const report = JSON.parse(await readFile(join(cwd, 'output/data/report.json'), 'utf8'));
  const file = await readFile(join(cwd, 'seeds/courier-shut.md'), 'utf8');
  const [quotation] = report.quotations;
  expect(quotation.text).toBe('The ramp is shut,');
  expect(file.slice(quotation.source.start, quotation.source.end)).toBe('The [ramp](x) is **shut**,');
  const again = await runHere(['build', '--formats', 'data'], { cwd });
  expect(again.err).not.toContain('warning');
  expect(JSON.parse(await readFile(join(cwd, 'output/data/report.json'), 'utf8'))).toEqual(report);
});

it('words that stand in the headline only are told', async () => {
  const head = (title: string) => `${title}\n\n${TEXT}\n\n“The ramp is shut for good,” said Nora Fenn, the warden.\n`;
  await writeFiles(cwd, {
    'seeds/a.txt': head('Moor ramp ‘shut for good’ after cracks are found'),
    'seeds/b.txt': head('‘Somebody will drown here’: warden shuts ramp after cracks are found'),
  });
  await runHere(['build'], { cwd });
  const { quotations, statements } = JSON.parse(await readFile(join(cwd, 'output/data/report.json'), 'utf8'));
  const told = quotations.filter(({ headlineOnly }: { headlineOnly?: true }) => headlineOnly);
  expect(told.map(({ id, text }: { id: string; text: string }) => [id.slice(0, 2), text])).toEqual([
    ['b#', 'Somebody will drown here'],
  ]);
  expect(await readFile(join(cwd, 'output/articles/b.html'), 'utf8')).toContain('in the headline only');
  expect(await readFile(join(cwd, 'output/articles/a.html'), 'utf8')).not.toContain('in the headline only');
  expect(await readFile(join(cwd, 'output/report.md'), 'utf8')).toContain('  - in the headline only\n');
  const { anchor } = statements.find(({ text }: { text: string }) => text === 'Somebody will drown here');
  expect(await readFile(join(cwd, `output/q/${anchor}.html`), 'utf8')).toContain('in the headline only</span>');
});
