import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLES, readLockLines, readTree, SIXTH, writeFiles } from './folder.ts';
import { runHere as run } from './here.ts';
import { makeFolder } from './run.ts';

let root: string;
beforeEach(async () => {
  root = await makeFolder();
  await writeFiles(root, ARTICLES);
  expect((await run(['build', '--quiet'], { cwd: root })).code).toBe(0);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs check and asserts that it wrote nothing. */
async function check(...args: string[]) {
  const before = await readTree(root);
  const result = await run(['check', ...args], { cwd: root });
  expect(await readTree(root)).toEqual(before);
  return result;
}

describe('verbatim check', () => {
  it('passes what was just built', async () => {
    expect(await check('--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  it('names a report that is gone; --no-output is for a project that keeps none', async () => {
    await rm(join(root, 'output'), { recursive: true });
    const { code, err } = await check('--quiet');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^output: is not there, though anchors\.lock\.jsonl holds \d+ published anchors: run "verbatim build"/,
    );
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(await check('--quiet', '--no-output')).toEqual({ code: 0, out: '', err: '' });
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    expect(await check('--quiet', '--no-output')).toMatchObject({
      code: 1,
      err: expect.stringContaining('out of date'),
    });
  });

  it.each([
    ['data', 'data/report.json'],
    ['md', 'report.md'],
    ['html,data', 'index.html'],
  ])('holds a report of %s against the same formats', async (formats, name) => {
    await run(['build', '--quiet', '--formats', formats], { cwd: root });
    expect(await check('--quiet')).toEqual({ code: 0, out: '', err: '' });
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    expect((await check('--quiet')).err).toContain(`${join('output', name)}: is out of date`);
  });

  it('misses a file of the formats that were asked for', async () => {
    await run(['build', '--quiet', '--formats', 'md,data'], { cwd: root });
    await rm(join(root, 'output/report.md'));
    expect((await check('--quiet')).err).toContain(`${join('output', 'report.md')}: is out of date`);
  });

  it('names a lock file that is out of date or not there', async () => {
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    const late = await check();
    expect(late.code).toBe(1);
    expect(late.err).toMatch(
      /anchors\.lock\.jsonl: is out of date \(\d ids, the first [^)]+\): run "verbatim build" and commit it\n/,
    );
    await rm(join(root, 'articles/sixth.txt'));
    await rm(join(root, 'anchors.lock.jsonl'));
    expect(await check()).toMatchObject({ code: 1, err: expect.stringContaining('anchors.lock.jsonl: is not there') });
  });

  it('names each file of the report that is changed, missing or too many', async () => {
    await appendFile(join(root, 'output/report.md'), 'by hand\n');
    await rm(join(root, 'output/data/statements.csv'));
    await writeFile(join(root, 'output/stray.html'), 'x');
    const { code, err } = await check('--quiet');
    expect(code).toBe(1);
    for (const name of ['report.md', 'data/statements.csv', 'stray.html'])
      expect(err).toContain(`${join('output', name)}: is out of date`);
    expect(err.trim().split('\n')).toHaveLength(3);
  });

  it('names an anchor that was published and would lead nowhere', async () => {
    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    await run(['build', '--quiet'], { cwd: root });
    const lost =
      [...(await readLockLines(root))].find(([, line]) => line.text.startsWith('The ramp will close'))?.[0] ?? '';
    await rm(join(root, 'articles/sixth.txt'));
    const lines = (await readFile(join(root, 'anchors.lock.jsonl'), 'utf8')).split('\n');
    await writeFile(join(root, 'anchors.lock.jsonl'), lines.filter((line) => !line.includes(`"${lost}"`)).join('\n'));
    const { code, err } = await check();
    expect(code).toBe(1);
    expect(err).toContain(`${lost}: is in output and would lead nowhere`);
  });

  it('stops on bad input with 2', async () => {
    await writeFiles(root, { 'verbatim.yaml': 'titel: x' });
    expect(await check()).toMatchObject({ code: 2, err: expect.stringContaining('verbatim.yaml:1: unknown key') });
  });
});

describe('verbatim cite', () => {
  const cite = (...args: string[]) => run(['cite', ...args], { cwd: root });
  const find = async (text: RegExp) =>
    [...(await readLockLines(root))].find(([, line]) => line.of === 'statement' && text.test(line.text))?.[0] ?? '';

  it('prints each format, and nothing else', async () => {
    const anchor = await find(/^We have asked/);
    const before = await readTree(root);
    for (const format of ['plain', 'markdown', 'bibtex', 'ris', 'csl-json']) {
      const { code, out, err } = await cite(anchor, '--format', format);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('We have asked the county three times');
      expect(out).toContain(anchor);
    }
    expect((await cite(anchor)).out).toBe((await cite(`#${anchor}`, '--format', 'plain')).out);
    expect(JSON.parse((await cite(anchor, '--format', 'csl-json')).out)[0].id).toBe(anchor);
    expect(await readTree(root)).toEqual(before);
  });

  it('cites another wording as its outlet prints it, and says what it was altered from', async () => {
    const data = JSON.parse(await readFile(join(root, 'output/data/report.json'), 'utf8'));
    const anchor = await find(/^We have asked/);
    const page = await readFile(join(root, `output/q/${anchor}.html`), 'utf8');
    const wording = [...page.matchAll(/id="(q-[0-9a-z]{10,})"/g)].map(([, id]) => id).find((id) => id !== anchor);
    expect(data.statements.some((statement: { anchor: string }) => statement.anchor === wording)).toBe(false);
    expect(await cite(wording ?? '')).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`asked the county twice .* Altered from ${anchor}\\. In Example Herald, `)),
    });
  });

  it('says what went where the words have gone', async () => {
    const anchor = await find(/business and not mine/);
    await writeFiles(root, { 'articles/more.jsonl': ARTICLES['articles/more.jsonl']?.split('\n')[0] ?? '' });
    const { code, out, err } = await cite(anchor);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(
      `${anchor} has no words in the articles any more. It was: “The ramp is the county’s business`,
    );
  });

  it('refuses what is no anchor and no format', async () => {
    expect(await cite('q-0000000000')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no statement has the anchor "q-0000000000"'),
    });
    expect(await cite('q-0000000000', '--format', 'apa')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Formats are plain, markdown'),
    });
  });
});
