import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLinks } from '../src/report/writing/links.ts';
import { ARTICLES, writeFiles } from './cli/folder.ts';
import { makeFolder } from './cli/run.ts';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const exec = promisify(execFile);
let root: string;
let said = '';

/** A site with a layout for everything, data of its own, and a template language that would run what an article says. */
const SITE = {
  'site/index.njk':
    '---\ntitle: Courier\n---\n<h1>{{ title }}</h1> {{ collections.all | length }} page <a href="/quotes/index.html">Quotations</a>\n',
  'site/_data/layout.json': '"house.njk"',
  'site/_includes/house.njk': '<!doctype html><html lang="en"><title>House</title>{{ content | safe }}</html>',
  'articles/curly.txt':
    'Curly braces\n\n“Nobody may run {{ 6 * 7 }} or {% set x = 1 %} in a page of ours,” Ruth Hallow said.\n',
};

const build = (config: string) => async () => {
  await writeFiles(root, { 'eleventy.config.js': config });
  const cli = join(PACKAGE, 'node_modules/@11ty/eleventy/cmd.cjs');
  const env = { ...process.env, NODE_OPTIONS: `--import ${import.meta.resolve('tsx')}` };
  return exec(process.execPath, [cli, '--input=site', '--output=_site'], { cwd: root, env });
};

const configOf = (options: string) => `import verbatim from '${join(PACKAGE, 'src/eleventy.ts')}';
export default async function (eleventyConfig) {
  await eleventyConfig.addPlugin(verbatim, ${options});
}
`;
const page = (name: string) => readFileSync(join(root, '_site', name), 'utf8');

beforeAll(async () => {
  root = await makeFolder();
  await writeFiles(root, { ...ARTICLES, ...SITE, 'package.json': '{"type":"module"}' });
  const { stdout, stderr } = await build(
    configOf('{ input: "articles", lock: "quotes.lock.jsonl", base: "/quotes/" }'),
  )();
  said = stdout + stderr;
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('the pages of the report stand in the site, whole, beside its own', async () => {
  expect(said).toMatch(/Wrote \d+ files/);
  expect(page('index.html')).toContain('<title>House</title><h1>Courier</h1> 1 page');
  const overview = page('quotes/index.html');
  expect(overview).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(overview).not.toContain('<title>House</title>');
  for (const name of ['assets/report.css', 'assets/report.js', 'data/report.json', 'report.md', 'counted.html'])
    expect(existsSync(join(root, '_site/quotes', name))).toBe(true);
  expect(existsSync(join(root, '_site/quotes/.verbatim'))).toBe(false);
  expect(await checkLinks(join(root, '_site/quotes'))).toEqual([]);
});

test('the anchors are kept in the lock file that was named', () => {
  expect(readFileSync(join(root, 'quotes.lock.jsonl'), 'utf8')).toMatch(/^\{"id":"q-/m);
  expect(existsSync(join(root, 'anchors.lock.jsonl'))).toBe(false);
});

test('words of an article are never run as a template', () => {
  expect(page('quotes/articles/curly.html')).toContain('{{ 6 * 7 }} or {% set x = 1 %}');
});

test('a wrong base is refused with what to do', async () => {
  await expect(build(configOf('{ input: "articles", base: "quotes" }'))()).rejects.toThrow(
    /"base" is "quotes"[\s\S]*such as \/quotes\//,
  );
});

test('an option that there is not is refused with those that there are', async () => {
  await expect(build(configOf('{ inputs: ["articles"] }'))()).rejects.toThrow(
    /unknown option "inputs"[\s\S]*Known options: input, lock, config, base\./,
  );
});
