import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES, writeFiles } from './folder.ts';
import { makeFolder } from './run.ts';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const exec = promisify(execFile);
let root: string;
beforeAll(async () => {
  root = await makeFolder();
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('npm pack', () => {
  it('makes a package that builds from ./articles in an empty folder elsewhere', async () => {
    // `npm test` has just built what `prepack` would build once more.
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', root];
    const { stdout } = await exec('npm', pack, { cwd: PACKAGE });
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string; files: { path: string }[] }[];
    await exec('tar', ['-xzf', join(root, packed?.filename ?? ''), '-C', root]);

    // No network in a test: the package is put where npm would put it, its dependencies linked to those installed here.
    const installed = join(root, 'project/node_modules');
    await mkdir(installed, { recursive: true });
    await symlink(join(root, 'package'), join(installed, 'verbatim-report'));
    await symlink(join(PACKAGE, 'node_modules'), join(root, 'package/node_modules'));
    await writeFiles(join(root, 'project'), ARTICLES);
    const cli = join(installed, 'verbatim-report', 'dist/cli.js');
    const { stderr } = await exec(process.execPath, [cli, 'build'], { cwd: join(root, 'project') });
    expect(stderr).toMatch(/^5 articles, \d+ quotations/);
    expect(existsSync(join(root, 'project/output/index.html'))).toBe(true);
    const checked = await exec(process.execPath, [cli, 'check', '--quiet'], { cwd: join(root, 'project') });
    expect(checked).toEqual({ stdout: '', stderr: '' });
  });

  it('ships no article, no test and no source', async () => {
    const top = (await readdir(join(root, 'package'))).filter((name) => name !== 'node_modules');
    const shipped = [
      '.eleventy.js',
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'dist',
      'package.json',
      'schema',
      'templates',
    ];
    expect(top.filter((name) => !shipped.includes(name))).toEqual([]);
    const manifest = JSON.parse(await readFile(join(root, 'package/package.json'), 'utf8'));
    expect(existsSync(join(root, 'package', manifest.bin.verbatim))).toBe(true);
    expect(existsSync(join(root, 'package', manifest.types))).toBe(true);
  });

  it('gives the plugin for Eleventy', async () => {
    const { exports } = JSON.parse(await readFile(join(root, 'package/package.json'), 'utf8'));
    const { default: plugin } = await import(join(root, 'package', exports['./eleventy'].default));
    expect(plugin).toBeTypeOf('function');
    expect(existsSync(join(root, 'package', exports['./eleventy'].types))).toBe(true);
  });

  it('gives its public API', async () => {
    const api = await import(join(root, 'package/dist/index.js'));
    expect(Object.keys(api).sort()).toEqual([
      'CITE_FORMATS',
      'UserError',
      'attributeArticle',
      'build',
      'citeStatement',
      'createArticle',
      'createReport',
      'extractLines',
      'extractQuotations',
      'readArticles',
      'readConfig',
    ]);
  });
});
