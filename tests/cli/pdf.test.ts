import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePdf } from '../../src/commands/pdf.ts';
import { joinPages } from '../../src/report/writing/paper.ts';
import { FORMATS, writeReport } from '../../src/report/writing/write.ts';
import { findChromium } from '../browser/chromium.ts';
import { ALIAS, anchorOf, sample, UNPAID } from '../report/sample.ts';
import { ARTICLES, writeFiles } from './folder.ts';
import { makeFolder, run } from './run.ts';

let root: string;
let chromium: string;
const env = () => ({ CHROME_PATH: chromium });

beforeAll(async () => {
  chromium = findChromium();
  root = await makeFolder();
  await writeFiles(root, ARTICLES);
}, 600_000);
afterAll(() => rm(root, { recursive: true, force: true }));

test('build --pdf prints the report beside it, the same bytes every time, without a trace of this machine', async () => {
  const first = await run(['build', '--pdf'], { cwd: root, env: env() });
  expect(first).toMatchObject({ code: 0 });
  expect(first.err).toContain('Wrote output.pdf');
  const bytes = readFileSync(join(root, 'output.pdf'));
  const text = bytes.toString('latin1');
  expect(text).toMatch(/^%PDF-/);
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(5);
  expect(text).not.toMatch(/file:\/\/|paper\.html/);
  expect(text).not.toContain(root);
  expect(text).toContain('/CreationDate (D:19700101000000');
  expect(readdirSync(root).filter((name) => name.startsWith('.verbatim-pdf'))).toEqual([]);
  await run(['build', '--pdf'], { cwd: root, env: env() });
  expect(readFileSync(join(root, 'output.pdf')).equals(bytes)).toBe(true);
  // What is committed is the folder: a PDF beside it is no fault.
  expect(await run(['check', '--quiet'], { cwd: root })).toMatchObject({ code: 0, err: '' });
});

test('a PDF of somebody else is never written over, and nothing is built', async () => {
  writeFileSync(join(root, 'mine.pdf'), '%PDF-1.4 mine');
  const { code, err } = await run(['build', '--pdf', '--out', 'mine'], { cwd: root, env: env() });
  expect([code, err]).toEqual([2, expect.stringContaining('mine.pdf: was not written by Verbatim')]);
  expect(existsSync(join(root, 'mine'))).toBe(false);
});

test('it is made from the pages', async () => {
  const { code, err } = await run(['build', '--pdf', '--formats', 'md'], { cwd: root, env: env() });
  expect([code, err]).toEqual([2, expect.stringContaining('--pdf is made from the pages')]);
});

test('a Chromium that takes too long is ended, and the earlier PDF stays', async () => {
  const out = join(root, 'late');
  await writeReport(sample, out, FORMATS);
  writeFileSync(join(root, 'late.pdf'), 'earlier');
  await expect(writePdf(sample, out, join(root, 'late.pdf'), chromium, 1)).rejects.toThrow(
    /was not done within 0 seconds/,
  );
  await expect(writePdf(sample, out, join(root, 'late.pdf'), join(root, 'no-such'))).rejects.toThrow(/ENOENT/);
  expect(readFileSync(join(root, 'late.pdf'), 'utf8')).toBe('earlier');
});

test('on paper every link leads within it, to an absolute address, or nowhere; ids stand once; all is open', async () => {
  const out = join(root, 'joined');
  await writeReport(sample, out, FORMATS);
  for (const baseUrl of [null, 'https://report.example/']) {
    const html = await joinPages({ ...sample, baseUrl }, out);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/<a[^>]* href="([^"]*)"/g)].map(([, target = '']) => target);
    const inside = targets.filter((target) => target.startsWith('#'));
    expect(inside.length).toBeGreaterThan(100);
    expect(inside.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
    expect(targets.filter((target) => !/^(?:#|https:\/\/)/.test(target))).toEqual([]);
    expect(html).not.toMatch(/<details>|<details (?!open)|<form|<nav|<script/);
    const page = `q/${anchorOf(UNPAID)}.html`;
    expect(html).toContain(`<p class="address">${baseUrl ?? ''}${page}</p>`);
    for (const { anchor } of sample.statements) expect(html).toContain(`-${anchor}"`);
    expect(html.includes(`-${ALIAS}"`)).toBe(true);
  }
});
