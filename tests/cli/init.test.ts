import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { runHere as run } from './here.ts';
import { makeFolder } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('verbatim init', () => {
  it('makes a folder ready, also one that is not there', async () => {
    expect((await run(['init', 'new'], { cwd: folder })).code).toBe(0);
    expect((await run(['init'], { cwd: join(folder, 'new', 'articles') })).code).toBe(0);
    expect((await readdir(join(folder, 'new'))).sort()).toEqual(['articles', 'verbatim.yaml']);
    expect(await readdir(join(folder, 'new', 'articles'))).toContain('README.md');
  });

  it('writes a configuration that is valid, also with its comments taken away', async () => {
    await run(['init'], { cwd: folder });
    const yaml = await readFile(join(folder, 'verbatim.yaml'), 'utf8');
    expect(readConfig(yaml)).toEqual(readConfig(null));
    const options = yaml
      .split('\n')
      .filter((line) => /^# (?: |[a-zA-Z]+:)/.test(line))
      .map((line) => line.slice(2))
      .join('\n');
    expect(readConfig(options)).toMatchObject({
      baseUrl: 'https://example.org/verbatim/',
      outlets: [{ name: 'The Example Courier' }],
    });
  });

  it('refuses to overwrite and writes nothing then', async () => {
    await writeFile(join(folder, 'verbatim.yaml'), 'title: mine\n');
    const refused = await run(['init'], { cwd: folder });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('verbatim.yaml: is there already; nothing was written');
    expect(await readdir(folder)).toEqual(['verbatim.yaml']);
    expect(await readFile(join(folder, 'verbatim.yaml'), 'utf8')).toBe('title: mine\n');
  });
});
