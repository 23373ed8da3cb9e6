import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/config.ts';
import type { Report } from '../../../src/model.ts';
import { teiPath } from '../../../src/report/lookup/page-paths.ts';
import { FORMATS, writeReport } from '../../../src/report/writing/write.ts';
import { makeFolder, readFolder } from '../folders.ts';
import { sample } from '../sample.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('the folder', () => {
  test('holds what the formats say and a marker', async () => {
    const out = join(makeFolder(), 'new', 'deep', 'output');
    await writeReport(sample, out, ['data']);
    expect([...readFolder(out).keys()]).toEqual([
      '.verbatim',
      ...sample.statements.map(({ anchor }) => `data/annotations/${anchor}.jsonld`).sort(),
      'data/quotations.csv',
      'data/report.json',
      'data/statements.csv',
      ...sample.articles.map(({ id }) => teiPath(id)).sort(),
    ]);
    await writeReport(sample, out, ['md']);
    expect([...readFolder(out).keys()]).toEqual(['.verbatim', 'report.md']);
    expect(readFileSync(join(out, '.verbatim'), 'utf8')).toMatch(/^Written by Verbatim, schema 1, formats md\./);
  });

  test('loses the pages of an earlier report, and nothing is left beside it', async () => {
    const folder = makeFolder();
    const out = join(folder, 'output');
    await writeReport(sample, out, FORMATS);
    await writeReport({ ...sample, retired: [] }, out, FORMATS);
    expect(readdirSync(join(out, 'q'))).toHaveLength(sample.statements.length);
    expect(readdirSync(folder)).toEqual(['output']);
  });

  test('keeps the earlier report whole where the new one fails', async () => {
    const folder = makeFolder();
    const out = join(folder, 'output');
    await writeReport(sample, out, FORMATS);
    const before = readFolder(out);
    const broken: Report = { ...sample, speakers: [] };
    await expect(writeReport(broken, out, FORMATS)).rejects.toThrow('which it does not hold');
    expect(readFolder(out)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['output']);
  });

  test('stays a link where it was one', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'output'));
    await writeReport(sample, join(folder, 'output'), ['md']);
    expect(existsSync(join(folder, 'real', 'report.md'))).toBe(true);
  });

  test('that cannot be made is a message with a remedy', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'file'), '');
    const failure = writeReport(sample, join(folder, 'file', 'output'), ['md']);
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(/cannot be written: a part of its path is a file .*\n.*another folder/);
  });
});

/** The package that the tests run (`tests/cli/program.ts`). */
const PROGRAM = dirname(dirname(process.env.VERBATIM_TEST_CLI ?? ''));

/** Writes the sample in a process of its own, which says nothing. */
function writeElsewhere(root: string, cwd: string, out: string, environment: Record<string, string>): void {
  const module = pathToFileURL(join(root, 'dist', 'write.js')).href;
  const code = `
    const { readFileSync } = await import('node:fs');
    const { writeReport, FORMATS } = await import(${JSON.stringify(module)});
    await writeReport(JSON.parse(readFileSync(0, 'utf8')), ${JSON.stringify(out)}, FORMATS);
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    input: JSON.stringify(sample),
  });
  if (status !== 0) throw new Error(stderr);
  expect(stdout + stderr).toBe('');
}

/** The package as it would lie in `folder`, with its dependencies. */
function install(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['dist', 'templates', '.eleventy.js', 'package.json']) {
    cpSync(join(PROGRAM, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

test('a template that names what is not there fails the build, and leaves nothing', () => {
  const folder = makeFolder();
  const installed = install(join(folder, 'package'));
  const template = join(installed, 'templates', 'speaker.njk');
  writeFileSync(template, readFileSync(template, 'utf8').replace('view.answer', 'view.anwser'));
  expect(() => writeElsewhere(installed, folder, 'output', {})).toThrow('attempted to output null or undefined value');
  expect(readdirSync(folder)).toEqual(['package']);
});

test('a filter that takes long is not told of', () => {
  const folder = makeFolder();
  const installed = install(join(folder, 'package'));
  const config = join(installed, '.eleventy.js');
  const slow = 'for (const end = Date.now() + 1500; Date.now() < end; );';
  const source = readFileSync(config, 'utf8').replace('(text) => markdown.', `(text) => { ${slow} return markdown.`);
  writeFileSync(config, source.replace('markdown.render(text))', 'markdown.render(text); })'));
  expect(readFileSync(config, 'utf8')).toContain(`${slow} return markdown.render(text); })`);
  writeElsewhere(installed, folder, 'output', {});
});

describe('the bytes', () => {
  test('are the same in another process, folder, time zone and language, and from a package below node_modules', async () => {
    const folder = makeFolder();
    const out = join(folder, 'here');
    await writeReport(sample, out, FORMATS);
    const expected = readFolder(out);

    const cwd = join(folder, 'else where (1) [x]');
    mkdirSync(cwd);
    writeElsewhere(PROGRAM, cwd, 'output', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    expect(readFolder(join(cwd, 'output'))).toEqual(expected);

    const installed = install(join(cwd, 'node_modules', 'verbatim-report'));
    // What lies in the working directory is none of the report's business.
    writeFileSync(join(cwd, 'package.json'), '{ this is not JSON');
    writeFileSync(join(cwd, '.eleventy.js'), 'throw new Error("not ours")');
    writeFileSync(join(cwd, '.eleventyignore'), '**');
    writeFileSync(join(cwd, 'base.njk'), 'not ours');
    writeElsewhere(installed, cwd, join(folder, 'third'), {
      TZ: 'America/St_Johns',
      LANG: 'C',
      SOURCE_DATE_EPOCH: '1',
    });
    expect(readFolder(join(folder, 'third'))).toEqual(expected);
    expect(readdirSync(cwd).sort()).toEqual([
      '.eleventy.js',
      '.eleventyignore',
      'base.njk',
      'node_modules',
      'output',
      'package.json',
    ]);
  }, 60_000);

  test('name no path of this machine', async () => {
    const out = join(makeFolder(), 'output');
    await writeReport(sample, out, FORMATS);
    for (const bytes of readFolder(out).values()) {
      for (const path of [ROOT, dirname(out)]) expect(bytes.includes(path)).toBe(false);
    }
  });
});
